import { describe, it } from "node:test"
import { expect } from "chai"
import { consequencesWords, historyWords, strikeWords } from "./moderatorWords.ts"

const DAY = 86_400
const RULE = { strikesToRevoke: 3, strikeWindowSeconds: 30 * DAY, revokeSeconds: 7 * DAY }
const struck = { strikes: 1, lastStruckAt: 1_000, struckUntil: null }

describe("how a moderator stands with a room, in words", () => {
  it("says what overturned orders cost", () => {
    expect(consequencesWords(RULE)).to.equal(
      "3 overturned orders within 30 days cost a moderator the right to moderate for 7 days.",
    )
    expect(consequencesWords({ ...RULE, strikesToRevoke: 1 })).to.match(/^One overturned order costs/)
    expect(consequencesWords({ ...RULE, strikesToRevoke: 0 })).to.match(/nothing here/)
  })

  it("counts what was signed, and how it stood up", () => {
    expect(historyWords({ orderCount: 4, ratifiedCount: 1, overturnedCount: 2, floorCount: 1 })).to.equal(
      "4 orders, 1 confirmed, 2 overturned; 1 floor given",
    )
    expect(historyWords({ orderCount: 0, ratifiedCount: 0, overturnedCount: 0, floorCount: 2 })).to.equal(
      "no orders; 2 floors given",
    )
  })

  it("lets strikes lapse with time, and says until when one may not moderate", () => {
    expect(strikeWords(struck, RULE, 2_000)).to.match(/^1 of 3 strikes; the last lapses/)
    expect(strikeWords(struck, RULE, 1_000 + 30 * DAY)).to.equal("No strikes")
    expect(strikeWords(struck, { ...RULE, strikesToRevoke: 0 }, 2_000)).to.equal("No strikes")
    expect(strikeWords({ ...struck, struckUntil: 3_000 }, RULE, 2_000)).to.match(/^May not moderate until/)
    expect(strikeWords({ ...struck, strikes: 0, struckUntil: 1_500 }, RULE, 2_000)).to.equal("No strikes")
  })
})
