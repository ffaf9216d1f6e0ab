import { describe, it } from "node:test"
import { expect } from "chai"
import type { Case } from "../graph/index.ts"
import { caseHeadline, caseState, stepDetail, stepHeadline } from "./caseWords.ts"
import { alice, bob, sanction } from "./testCases.ts"

const name = (account: string) => (account === bob ? "bob.eth" : "alice.eth")
const standing: Case = { ...sanction, liftedAt: null }
const order: Case = { ...standing, kind: "ORDER", orderStatus: "RECORDED" }
const step = (kind: Case["steps"][number]["kind"]) =>
  ({ kind, at: 310, by: alice, ballot: null, until: 600, reasonHash: null }) as const

describe("a case in words", () => {
  it("names who took what from whom, and what nobody took alone", () => {
    expect(caseHeadline(order, name)).to.equal("alice.eth took microphone from bob.eth")
    expect(caseHeadline(standing, name)).to.equal("bob.eth lost microphone")
    expect(caseHeadline({ ...standing, kind: "STRIKES", denies: 1 << 10 }, name)).to.match(/over overturned orders$/)
  })

  it("says where it stands", () => {
    expect(caseState(standing, 310)).to.equal("In force")
    expect(caseState(standing, 900)).to.equal("Over")
    expect(caseState({ ...order, orderStatus: "RATIFIED" }, 310)).to.equal("In force, confirmed")
    expect(caseState({ ...order, orderStatus: "OVERTURNED" }, 310)).to.equal("Overturned")
    expect(caseState({ ...order, orderStatus: "WITHDRAWN" }, 310)).to.equal("Taken back")
    expect(caseState(sanction, 410)).to.equal("Given back")
    expect(caseState({ ...standing, appealOutcome: "LIFT" }, 310)).to.equal("Lifted on appeal")
    expect(caseState({ ...standing, appealOutcome: "SHORTEN" }, 310)).to.equal("In force, shortened on appeal")
    expect(caseState({ ...standing, appealOutcome: "UPHOLD" }, 950)).to.equal("Over, upheld on appeal")
  })

  it("says what became of it, and what that costs whom", () => {
    expect(stepHeadline(step("OVERTURNED"), order, name)).to.equal("The order against bob.eth was overturned")
    expect(stepDetail(step("OVERTURNED"), order, name)).to.match(/a strike against alice\.eth/)
    expect(stepDetail(step("RATIFIED"), order, name)).to.match(/bob\.eth’s week/)
    expect(stepHeadline(step("WITHDRAWN"), order, name)).to.equal("alice.eth took the order against bob.eth back")
    expect(stepHeadline(step("APPEAL_SHORTENED"), standing, name)).to.equal("The appeal of bob.eth was granted in part")
    expect(stepHeadline(step("OPENED"), standing, name)).to.equal(undefined)
  })
})
