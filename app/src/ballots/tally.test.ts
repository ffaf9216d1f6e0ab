import { describe, it } from "node:test"
import { expect } from "chai"
import type { Tally } from "../story/shapes.ts"
import { barOf, missingWords, scoreWords, standingOf, votesToSettle } from "./tally.ts"

const terms = { supply: 8, minVoters: 3, quorumBps: 3_000, approvalBps: 6_000 }
const tally = (forVotes: number, againstVotes: number, more: Partial<Tally> = {}): Tally => ({
  ...terms,
  forVotes,
  againstVotes,
  abstainVotes: 0,
  voters: forVotes + againstVotes + (more.abstainVotes ?? 0),
  ...more,
})

describe("a tally", () => {
  it("is open while the uncast votes can decide it", () => {
    expect(standingOf(tally(2, 0), false)).to.equal("open")
    expect(standingOf(tally(4, 0), false)).to.equal("open")
  })

  it("is certain to pass once the votes for outweigh all others, cast or not", () => {
    expect(standingOf(tally(5, 0), false)).to.equal("certain to pass")
    expect(standingOf(tally(5, 3), false)).to.equal("certain to pass")
  })

  it("is not certain while too few people voted, however heavy their votes", () => {
    expect(standingOf(tally(8, 0, { voters: 2 }), true)).to.equal("certain to fail")
    expect(standingOf(tally(7, 0, { voters: 2 }), false)).to.equal("open")
  })

  it("is certain to fail once the votes against cannot be outweighed", () => {
    expect(standingOf(tally(0, 3), false)).to.equal("open")
    expect(standingOf(tally(0, 4), false)).to.equal("certain to fail")
  })

  it("fails at the close without quorum and passes with it", () => {
    expect(standingOf(tally(2, 0), true)).to.equal("certain to fail")
    expect(standingOf(tally(3, 2), true)).to.equal("certain to pass")
  })

  it("counts the votes that settle it at once", () => {
    expect(votesToSettle(tally(0, 0))).to.equal(5)
    expect(votesToSettle(tally(2, 3))).to.equal(5)
    expect(votesToSettle(tally(2, 4))).to.equal(undefined)
  })

  it("agrees with the standing at the very vote that settles it", () => {
    for (let against = 0; against <= 3; against++) {
      const settlesAt = votesToSettle(tally(0, against))
      expect(settlesAt).to.be.a("number")
      expect(standingOf(tally((settlesAt ?? 0) - 1, against), false)).to.equal("open")
      expect(standingOf(tally(settlesAt ?? 0, against), false)).to.equal("certain to pass")
    }
  })

  it("draws parts of the whole electorate, uncast votes among them", () => {
    expect(barOf(tally(4, 2))).to.deep.include({
      forPercent: 50,
      againstPercent: 25,
      uncast: 2,
      uncastPercent: 25,
      quorumPercent: 30,
      settlesAtPercent: 62.5,
    })
  })

  it("draws nothing for an electorate of nobody", () => {
    expect(barOf(tally(0, 0, { supply: 0 })).forPercent).to.equal(0)
  })

  it("says what is missing", () => {
    expect(missingWords(tally(2, 0))).to.equal("3 more for, and it passes at once.")
    expect(missingWords(tally(5, 0))).to.equal("Enough for; it passes whatever the others do.")
    expect(scoreWords(tally(3, 1, { abstainVotes: 2 }))).to.equal("3–1, 2 abstained")
  })
})
