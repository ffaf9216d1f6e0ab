import { describe, it } from "node:test"
import { expect } from "chai"
import { RestartBudget } from "./RestartBudget.ts"

const policy = { limit: 4, withinMs: 1_000, backoffMs: 10, maxBackoffMs: 50, whenGivenUp: "stop all" } as const

describe("RestartBudget", () => {
  it("doubles the wait up to its ceiling, then is spent", () => {
    const budget = new RestartBudget(policy)
    const delays = [1, 2, 3, 4, 5].map((now) => budget.nextDelayMs(now))
    expect(delays).to.deep.equal([10, 20, 40, 50, undefined])
  })

  it("forgets crashes older than its window", () => {
    const budget = new RestartBudget(policy)
    for (const now of [1, 2, 3, 4]) budget.nextDelayMs(now)
    expect(budget.nextDelayMs(2_000)).to.equal(10)
  })
})
