import { describe, it } from "node:test"
import { expect } from "chai"
import { Progress } from "./Progress.ts"

describe("The progress of a broadcast's picture", () => {
  it("counts from the first look until the picture has moved", () => {
    const progress = new Progress(1_000)
    progress.look(1_000, { currentTime: 0, bufferedEnd: 0 })
    progress.look(1_250, { currentTime: 0, bufferedEnd: 0 })
    expect(progress.moved).to.equal(false)
    expect(progress.stillForMs(1_250)).to.equal(250)
    progress.look(1_500, { currentTime: 40.2, bufferedEnd: 41 })
    expect(progress.moved).to.equal(true)
    expect(progress.stillForMs(1_500)).to.equal(0)
  })

  it("is still, but not idle, while something arrives", () => {
    const progress = new Progress(0)
    progress.look(0, { currentTime: 10, bufferedEnd: 11 })
    progress.look(250, { currentTime: 11, bufferedEnd: 11 })
    progress.look(5_000, { currentTime: 11, bufferedEnd: 11.2 })
    expect(progress.stillForMs(6_000)).to.equal(5_750)
    expect(progress.idleForMs(6_000)).to.equal(1_000)
  })

  it("is idle from the later of the last movement and the last arrival", () => {
    const progress = new Progress(0)
    progress.look(0, { currentTime: 10, bufferedEnd: 12 })
    progress.look(2_000, { currentTime: 12, bufferedEnd: 12 })
    expect(progress.idleForMs(9_000)).to.equal(7_000)
  })
})
