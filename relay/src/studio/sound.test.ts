import { describe, it } from "node:test"
import { expect } from "chai"
import { ActiveSpeaker } from "./ActiveSpeaker.ts"
import { Limiter } from "./Limiter.ts"
import { SampleRing } from "./SampleRing.ts"

const block = (amplitude: number, phase = 0) =>
  Float32Array.from({ length: 1_024 }, (_, i) => amplitude * Math.sin((i + phase) / 17))
const peak = (samples: Float32Array) => samples.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0)

describe("the limiter", () => {
  it("leaves what does not clip alone", () => {
    const left = block(0.8)
    new Limiter().apply(left, block(0.8))
    expect(left).to.deep.equal(block(0.8))
  })

  it("keeps the sum of many voices from clipping, and comes back when they have finished", () => {
    const limiter = new Limiter()
    for (let turn = 0; turn < 20; turn++) {
      const left = block(4, turn * 1_024)
      limiter.apply(left, block(4, turn * 1_024))
      expect(peak(left)).to.be.at.most(1)
      if (turn > 0) expect(peak(left)).to.be.within(0.8, 0.9)
    }
    let last = block(0)
    for (let turn = 0; turn < 40; turn++) {
      last = block(0.5, turn * 1_024)
      limiter.apply(last, block(0.5))
    }
    expect(peak(last)).to.be.closeTo(0.5, 0.01)
  })
})

describe("the sample ring", () => {
  it("reads silence where nothing was written or everything was read", () => {
    const ring = new SampleRing(100)
    ring.write(
      95,
      Float32Array.from({ length: 10 }, () => 1),
      new Float32Array(10),
    )
    expect([94, 95, 99, 104, 105].map((position) => ring.left(position))).to.deep.equal([0, 1, 1, 1, 0])
    expect(ring.left(94.5)).to.equal(0.5)
    ring.clear(95, 105)
    expect([95, 99, 104].map((position) => ring.left(position))).to.deep.equal([0, 0, 0])
  })
})

describe("the active speaker", () => {
  const levels = (alice: number, bob: number) =>
    new Map([
      ["alice", alice],
      ["bob", bob],
    ])

  it("is the loudest, changes without flicker, and is forgotten in silence", () => {
    const speaker = new ActiveSpeaker()
    let nowMs = 0
    const hear = (alice: number, bob: number, ms: number) => {
      for (let elapsed = 0; elapsed < ms; elapsed += 20) {
        nowMs += 20
        speaker.update(levels(alice, bob), nowMs)
      }
      return speaker.personId
    }
    expect(hear(0.001, 0.001, 500)).to.equal(null)
    expect(hear(0.2, 0, 500)).to.equal("alice")
    expect(hear(0.2, 0.22, 1_000)).to.equal("alice")
    expect(hear(0.05, 0.3, 1_000)).to.equal("bob")
    expect(hear(0, 0, 1_000)).to.equal("bob")
    expect(hear(0, 0, 2_000)).to.equal(null)
  })

  it("is unmarked at once when taken off the bus", () => {
    const speaker = new ActiveSpeaker()
    for (let nowMs = 0; nowMs < 500; nowMs += 20) speaker.update(levels(0.3, 0), nowMs)
    expect(speaker.personId).to.equal("alice")
    speaker.update(new Map([["bob", 0]]), 520)
    expect(speaker.personId).to.equal(null)
  })
})
