import { describe, it } from "node:test"
import { expect } from "chai"
import { figureOf, quantile } from "./figures.ts"

describe("the figures of a sample", () => {
  it("are values that occurred, by nearest rank", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(figureOf(hundred)).to.deep.equal({ n: 100, median: 50, p99: 99, max: 100 })
    expect(figureOf([3, 1])).to.deep.equal({ n: 2, median: 1, p99: 3, max: 3 })
  })

  it("are none of nothing", () => {
    expect(() => quantile([], 0.5)).to.throw("nothing")
  })
})
