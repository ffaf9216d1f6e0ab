import { describe, it } from "node:test"
import { capabilitySet } from "@openair/protocol/capabilities"
import { expect } from "chai"
import { measureWords, recordWords } from "./measureWords.ts"

describe("a moderator's order or floor in words", () => {
  it("names who acted, on whom, and what was taken or given", () => {
    const capabilities = capabilitySet("MICROPHONE", "SCREEN")
    expect(measureWords({ kind: "order", capabilities }, "alice", "bob")).to.equal(
      "alice took microphone, screen from bob",
    )
    expect(measureWords({ kind: "floor", capabilities }, "alice", "bob")).to.equal(
      "alice lets bob speak, share their screen",
    )
  })

  it("tells what is on chain from what is not, and why something ended", () => {
    expect(recordWords({ state: "recorded", problem: null })).to.match(/on chain$/)
    expect(recordWords({ state: "held", problem: null })).to.match(/on its way/)
    expect(recordWords({ state: "void", problem: "overturned by ballot" })).to.match(/: overturned by ballot$/)
  })
})
