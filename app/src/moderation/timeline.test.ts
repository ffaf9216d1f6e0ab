import { describe, it } from "node:test"
import { capabilitySet } from "@openair/protocol/capabilities"
import type { Measure } from "@openair/protocol/moderation"
import { expect } from "chai"
import type { Ballot, Case } from "../graph/index.ts"
import { peopleIn, timelineOf } from "./timeline.ts"

const SANCTIONS: `0x${string}` = `0x${"5a".repeat(20)}`
const bob = `0x${"b0".repeat(20)}` as const
const alice = `0x${"a1".repeat(20)}` as const
const hash = (n: number) => `0x${String(n).repeat(64)}` as const

const measure: Measure = {
  id: hash(1),
  kind: "order",
  room: "1",
  subject: { account: bob, name: null },
  moderator: { account: alice, name: "alice.eth" },
  capabilities: capabilitySet("MICROPHONE"),
  reason: "shouting",
  issuedAt: 100,
  expiresAt: 160,
  state: "held",
  transaction: null,
  problem: null,
}

const sanction: Case = {
  id: "case",
  kind: "SANCTION",
  caseId: hash(3),
  recordedAt: 300,
  firstUntil: 900,
  author: alice,
  orderStatus: null,
  appealOutcome: null,
  appealedAt: null,
  steps: [],
  room: "1",
  roomName: "townhall",
  subject: bob,
  denies: capabilitySet("MICROPHONE"),
  standing: 0,
  imposedAt: 300,
  until: 900,
  by: alice,
  ballot: hash(2),
  ballotDescription: null,
  reasonHash: null,
  liftedAt: 400,
  lifts: [{ id: "lift", restores: capabilitySet("MICROPHONE"), liftedAt: 400, by: alice, ballot: null }],
}

const ballot = (kind: Ballot["call"]["kind"], target: `0x${string}`, openedAt: number): Ballot => ({
  id: hash(openedAt % 10),
  room: "1",
  roomName: "townhall",
  proposer: alice,
  description: "",
  status: "EXECUTED",
  call: {
    kind,
    ...{ subject: bob, capabilities: null, seconds: null, reasonHash: null, slot: null },
    ...{ series: null, case: null, outcome: null, round: null, recording: null },
  },
  parties: [],
  target,
  selector: "0x00000000",
  callData: "0x",
  callHash: hash(4),
  electorate: null,
  snapshot: null,
  supply: 5,
  opensAt: openedAt,
  closesAt: openedAt + 60,
  executeBy: openedAt + 120,
  minVoters: 1,
  quorumBps: 0,
  approvalBps: 5_001,
  extended: false,
  forVotes: 3,
  againstVotes: 0,
  abstainVotes: 0,
  voters: 3,
  openedAt,
  settledAt: openedAt + 30,
  settledEarly: true,
  settledTransaction: null,
})

describe("a room's moderation along time", () => {
  it("puts orders, ballots, sanctions and lifts in one order, newest first", () => {
    const entries = timelineOf({
      measures: [measure],
      cases: [sanction],
      ballots: [ballot("SANCTION_IMPOSE", SANCTIONS, 205)],
      sanctions: SANCTIONS,
    })
    expect(entries.map(({ kind, at }) => [kind, at])).to.deep.equal([
      ["lift", 400],
      ["sanction", 300],
      ["ballot", 205],
      ["measure", 100],
    ])
  })

  it("tells an order once, by the relay while it is in force", () => {
    const recorded: Case = { ...sanction, kind: "ORDER", caseId: measure.id, lifts: [] }
    const entries = timelineOf({ measures: [measure], cases: [recorded], ballots: [], sanctions: SANCTIONS })
    expect(entries.map(({ kind }) => kind)).to.deep.equal(["measure"])
    const ended = timelineOf({ measures: [], cases: [recorded], ballots: [], sanctions: SANCTIONS })
    expect(ended.map(({ kind }) => kind)).to.deep.equal(["sanction"])
  })

  it("leaves ballots about the programme out, and keeps every call of the Sanctions contract", () => {
    const ballots = [
      ballot("SLOT_APPROVE", `0x${"99".repeat(20)}`, 1),
      ballot("OTHER", SANCTIONS.toUpperCase() as `0x${string}`, 2),
    ]
    const entries = timelineOf({ measures: [], cases: [], ballots, sanctions: SANCTIONS })
    expect(entries.map(({ at }) => at)).to.deep.equal([2])
  })

  it("knows whose names to look up", () => {
    const [entry] = timelineOf({ measures: [], cases: [sanction], ballots: [], sanctions: undefined })
    expect(entry === undefined ? [] : peopleIn(entry)).to.deep.equal([bob, alice])
  })
})
