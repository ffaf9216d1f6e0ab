import { describe, it } from "node:test"
import { expect } from "chai"
import type { Ballot, Case, RoomStory } from "../graph/index.ts"
import { type Judgement, judgementsOf, partiesOf } from "./judgements.ts"
import { alice, ballot, bob, hash, SANCTIONS, sanction } from "./testCases.ts"

const DAY = 86_400
const rule = (callKind: Judgement) => ({ callKind }) as RoomStory["rules"][number]
const RULES = [rule("ORDER_RATIFY"), rule("ORDER_OVERTURN"), rule("APPEAL_DECIDE")]
const order: Case = { ...sanction, id: "order", kind: "ORDER", orderStatus: "RECORDED", liftedAt: null, ballot: null }
const may = (one: Case, more: Partial<Parameters<typeof judgementsOf>[1]> = {}) =>
  judgementsOf(one, { ballots: [], rules: RULES, now: 310, ...more }).may

const onOrder = (kind: Judgement, status: Ballot["status"]): Ballot => {
  const one = ballot(kind, SANCTIONS, 305)
  return { ...one, status, call: { ...one.call, case: { id: "order", caseId: hash(3), kind: "ORDER", subject: bob } } }
}

describe("how a case can be judged", () => {
  it("lets an order be confirmed, overturned and appealed, a sanction appealed alone", () => {
    expect(may(order)).to.deep.equal(["ORDER_RATIFY", "ORDER_OVERTURN", "APPEAL_DECIDE"])
    expect(may(sanction)).to.deep.equal(["APPEAL_DECIDE"])
  })

  it("lets what was confirmed not be overturned, and what was taken back not be confirmed", () => {
    expect(may({ ...order, orderStatus: "RATIFIED" })).to.deep.equal(["APPEAL_DECIDE"])
    expect(may({ ...order, orderStatus: "WITHDRAWN" })).to.deep.equal(["ORDER_OVERTURN", "APPEAL_DECIDE"])
    expect(may({ ...order, orderStatus: "OVERTURNED" })).to.deep.equal([])
  })

  it("grants one appeal", () => {
    expect(may({ ...sanction, appealOutcome: "UPHOLD" })).to.deep.equal([])
  })

  it("ends thirty days after the case's end, and never begins for what has no case", () => {
    expect(may(sanction, { now: sanction.until + 30 * DAY })).to.have.length(1)
    expect(may(sanction, { now: sanction.until + 30 * DAY + 1 })).to.deep.equal([])
    expect(may({ ...sanction, kind: "STRIKES", caseId: null })).to.deep.equal([])
  })

  it("offers what the room's rules put to the vote, and nothing else", () => {
    expect(may(order, { rules: [rule("ORDER_OVERTURN")] })).to.deep.equal(["ORDER_OVERTURN"])
  })

  it("shows an open ballot instead of a second one of its kind, until it is settled", () => {
    const open = onOrder("ORDER_OVERTURN", "OPEN")
    const judging = judgementsOf(order, {
      ballots: [open, onOrder("APPEAL_DECIDE", "DEFEATED")],
      rules: RULES,
      now: 310,
    })
    expect(judging.open).to.deep.equal([open])
    expect(judging.may).to.deep.equal(["ORDER_RATIFY", "APPEAL_DECIDE"])
    expect(judgementsOf(sanction, { ballots: [open], rules: RULES, now: 310 }).open, "of another case").to.deep.equal(
      [],
    )
  })

  it("knows the parties: whom it is about and who brought it about", () => {
    expect(partiesOf(sanction)).to.deep.equal([bob, alice])
    expect(partiesOf({ subject: bob, author: bob })).to.deep.equal([bob])
    expect(partiesOf({ subject: bob, author: null })).to.deep.equal([bob])
  })
})
