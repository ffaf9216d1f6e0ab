import { describe, it } from "node:test"
import { expect } from "chai"
import { drawText } from "./drawText.ts"

describe("drawn text", () => {
  it("has ink, the asked height, and different shapes for different letters", () => {
    const a = drawText("alice.eth", 20, 500)
    expect(a.height).to.equal(20)
    expect(a.coverage).to.have.length(a.width * a.height)
    expect(a.coverage.some((value) => value > 200)).to.equal(true)
    expect(drawText("O", 20, 500).coverage).not.to.deep.equal(drawText("I", 20, 500).coverage)
  })

  it("is cut where it would be too wide", () => {
    const long = drawText("a-very-long-name-that-nobody-would-choose.eth", 20, 120)
    expect(long.width).to.be.within(90, 120)
  })

  it("shows what it has no letters for as question marks, and nothing for nothing", () => {
    expect(drawText("名", 20, 500).coverage).to.deep.equal(drawText("?", 20, 500).coverage)
    expect(drawText("", 20, 500).coverage.every((value) => value === 0)).to.equal(true)
  })
})
