import { describe, it } from "node:test"
import { SOURCE_RULES, SOURCES } from "@openair/protocol"
import { expect } from "chai"
import { codecOptionsFor, encodingsFor } from "./encodings.ts"

describe("the encodings of a source", () => {
  it("are three layers for a 720p camera, two for 360p, one for less, smallest first", () => {
    expect(encodingsFor("camera", 720).map(({ scaleResolutionDownBy }) => scaleResolutionDownBy)).to.deep.equal([
      4, 2, 1,
    ])
    expect(encodingsFor("camera", 360)).to.have.length(2)
    expect(encodingsFor("camera", 180)).to.have.length(1)
  })

  it("stay together within what the source may use", () => {
    for (const source of SOURCES) {
      for (const height of [180, 360, 480, 720, 1080]) {
        const sum = encodingsFor(source, height).reduce((bps, { maxBitrate = 0 }) => bps + maxBitrate, 0)
        expect(sum, `${source} ${height}`).to.be.within(1, SOURCE_RULES[source].maxBitrateBps)
      }
    }
  })

  it("keep a voice mono and without gaps", () => {
    expect(codecOptionsFor("microphone")).to.include({ opusStereo: false, opusDtx: false })
  })
})
