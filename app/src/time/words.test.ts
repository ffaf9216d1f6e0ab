import { describe, it } from "node:test"
import { expect } from "chai"
import { countdown, dayWord, durationWords, periodWords, startOfDay } from "./words.ts"

const HOUR = 3_600
const noon = startOfDay(1_800_000_000) + 12 * HOUR

describe("times in words", () => {
  it("counts down like a stopwatch and never below nothing", () => {
    expect([0.2, 42, 725, 6_137, -5].map(countdown)).to.deep.equal(["0:01", "0:42", "12:05", "1:42:17", "0:00"])
    expect(countdown(3 * 86_400 + 5)).to.equal("3 days")
  })

  it("names the two largest units of a length", () => {
    expect([1, 60, 61, 5_400, 86_400 * 2 + HOUR + 5].map(durationWords)).to.deep.equal([
      "1 second",
      "1 minute",
      "1 minute 1 second",
      "1 hour 30 minutes",
      "2 days 1 hour",
    ])
  })

  it("calls near days by their relation to now", () => {
    expect([0, 24, -24].map((hours) => dayWord(noon + hours * HOUR, noon))).to.deep.equal([
      "today",
      "tomorrow",
      "yesterday",
    ])
  })

  it("calls one minute past midnight tomorrow, though it is near", () => {
    expect(dayWord(startOfDay(noon) + 24 * HOUR + 60, noon + 11.9 * HOUR)).to.equal("tomorrow")
  })

  it("gives seconds only to short periods", () => {
    expect(periodWords(noon, noon + HOUR, noon)).to.equal("12:00 to 13:00")
    expect(periodWords(noon, noon + 60, noon)).to.equal("12:00:00 to 12:01:00")
  })
})
