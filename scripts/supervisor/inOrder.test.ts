import { describe, it } from "node:test"
import { expect } from "chai"
import { inOrder } from "./inOrder.ts"
import type { Task } from "./Service.ts"

const task = (name: string, ...dependsOn: string[]): Task => ({
  kind: "task",
  name,
  dependsOn,
  run: async () => undefined,
})

describe("inOrder", () => {
  it("puts each unit after what it depends on", () => {
    const names = inOrder([task("c", "b", "a"), task("b", "a"), task("a")]).map((unit) => unit.name)
    expect(names).to.deep.equal(["a", "b", "c"])
  })

  it("names a circle", () => {
    expect(() => inOrder([task("a", "b"), task("b", "a")])).to.throw("a → b → a")
  })

  it("names a dependency that does not exist", () => {
    expect(() => inOrder([task("a", "ghost")])).to.throw("a depends on ghost")
  })
})
