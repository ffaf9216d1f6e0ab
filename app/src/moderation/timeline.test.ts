import { describe, it } from "node:test"
import { capabilitySet } from "@openair/protocol/capabilities"
import type { Measure } from "@openair/protocol/moderation"
import { expect } from "chai"
import type { Case } from "../graph/index.ts"
import { alice, ballot, bob, hash, measure, SANCTIONS, sanction } from "./testCases.ts"
import { peopleIn, timelineOf } from "./timeline.ts"

const NOTHING = { measures: [], cases: [], ballots: [], moderators: [], sanctions: SANCTIONS } as const

describe("a room's moderation along time", () => {
  it("puts orders, ballots, sanctions and lifts in one order, newest first", () => {
    const entries = timelineOf({
      ...NOTHING,
      measures: [measure],
      cases: [sanction],
      ballots: [ballot("SANCTION_IMPOSE", SANCTIONS, 205)],
    })
    expect(entries.map(({ kind, at }) => [kind, at])).to.deep.equal([
      ["lift", 400],
      ["case", 300],
      ["ballot", 205],
      ["measure", 100],
    ])
  })

  it("tells an order once, by the relay while it is in force", () => {
    const recorded: Case = { ...sanction, kind: "ORDER", caseId: measure.id, lifts: [] }
    const entries = timelineOf({ ...NOTHING, measures: [measure], cases: [recorded] })
    expect(entries).to.have.length(1)
    expect(entries[0]).to.deep.include({ kind: "measure", record: recorded })
    const ended = timelineOf({ ...NOTHING, cases: [recorded] })
    expect(ended.map(({ kind }) => kind)).to.deep.equal(["case"])
  })

  it("tells a floor once as well", () => {
    const floor = {
      ...{ id: hash(7), subject: bob, grants: capabilitySet("MICROPHONE"), recordedAt: 150, expiresAt: 200 },
      ...{ withdrawnAt: null, withdrawnBy: null },
    }
    const moderators = [{ account: alice, floors: [floor] }]
    expect(timelineOf({ ...NOTHING, moderators }).map(({ kind, at }) => [kind, at])).to.deep.equal([["floor", 150]])
    const held: Measure = { ...measure, id: hash(7), kind: "floor" }
    expect(timelineOf({ ...NOTHING, moderators, measures: [held] }).map(({ kind }) => kind)).to.deep.equal(["measure"])
  })

  it("tells what became of a case where it happened, and its opening and lifts once", () => {
    const step = (kind: Case["steps"][number]["kind"], at: number) =>
      ({ kind, at, by: alice, ballot: hash(5), until: at, reasonHash: null }) as const
    const judged: Case = {
      ...sanction,
      steps: [step("OPENED", 300), step("RESTORED", 400), step("APPEAL_SHORTENED", 500)],
    }
    const entries = timelineOf({ ...NOTHING, cases: [judged] })
    expect(entries.map(({ kind, at }) => [kind, at])).to.deep.equal([
      ["step", 500],
      ["lift", 400],
      ["case", 300],
    ])
  })

  it("leaves ballots about the programme out, and keeps every call of the Sanctions contract", () => {
    const ballots = [
      ballot("SLOT_APPROVE", `0x${"99".repeat(20)}`, 1),
      ballot("OTHER", SANCTIONS.toUpperCase() as `0x${string}`, 2),
    ]
    const entries = timelineOf({ ...NOTHING, ballots })
    expect(entries.map(({ at }) => at)).to.deep.equal([2])
  })

  it("knows whose names to look up", () => {
    const [entry] = timelineOf({ ...NOTHING, cases: [sanction], sanctions: undefined })
    expect(new Set(entry === undefined ? [] : peopleIn(entry))).to.deep.equal(new Set([bob, alice]))
    const [called] = timelineOf({ ...NOTHING, ballots: [ballot("ORDER_OVERTURN", SANCTIONS, 5)] })
    expect(new Set(called === undefined ? [] : peopleIn(called))).to.deep.equal(new Set([bob, alice]))
  })
})
