import { describe, it } from "node:test"
import { expect } from "chai"
import { addCalls, type HandlerCalls, isIdle, parseHandlerCalls, successShare } from "./handlerCalls.ts"

const OUTPUT = `
| Contract | Selector     | Calls | Reverts | Discards |
+======================================================+
| Life     | castMany     | 227   | 7       | 0        |
|----------+--------------+-------+---------+----------|
| Life     | settle       | 10    | 0       | 0        |
╰----------+--------------+-------+---------+----------╯
| Life     | castMany     | 3     | 0       | 1        |
Logs:
  handler Life.settle 1/40
`

describe("what handlers did", () => {
  it("is added up over all truths of a suite", () => {
    expect(parseHandlerCalls(OUTPUT).get("Life.castMany")).to.deep.equal({ calls: 230, reverts: 7, discards: 1 })
  })

  it("goes by the suite's own count of successes where there is one", () => {
    const settle = parseHandlerCalls(OUTPUT).get("Life.settle")
    if (!settle) throw new Error("settle is missing")
    expect(settle.effective).to.deep.equal({ done: 1, tried: 40 })
    expect(successShare(settle)).to.equal(0.025)
    expect(isIdle(settle)).to.equal(true)
  })

  it("is idle when it was never called, and is not when most calls went through", () => {
    expect(isIdle({ calls: 0, reverts: 0, discards: 0 })).to.equal(true)
    expect(isIdle({ calls: 230, reverts: 7, discards: 1 })).to.equal(false)
  })

  it("keeps counts of several runs apart from nothing", () => {
    const all = new Map<string, HandlerCalls>()
    addCalls(all, "Life.go", { calls: 1, reverts: 1, discards: 0, effective: { done: 1, tried: 2 } })
    addCalls(all, "Life.go", { calls: 2, reverts: 0, discards: 0 })
    expect(all.get("Life.go")).to.deep.equal({ calls: 3, reverts: 1, discards: 0, effective: { done: 1, tried: 2 } })
  })
})
