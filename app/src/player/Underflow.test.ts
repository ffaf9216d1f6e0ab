import { describe, it } from "node:test"
import { expect } from "chai"
import { Underflow } from "./Underflow.ts"

/** Looks every 100 ms at a video whose places are given; collects where it is told to seek. */
function watch(looks: readonly { at: number; end: number; shouldMove?: boolean }[]): (number | undefined)[] {
  const underflow = new Underflow(0)
  return looks.map(({ at, end, shouldMove = true }, i) =>
    underflow.look((i + 1) * 100, { currentTime: at, bufferedEnd: end, shouldMove }),
  )
}

const still = (times: number, look: { at: number; end: number; shouldMove?: boolean }) => Array(times).fill(look)
const moving = [
  { at: 1, end: 3 },
  { at: 1.1, end: 3 },
]

describe("An underflow", () => {
  it("is left to itself while there is too little to show", () => {
    expect(watch([...moving, ...still(40, { at: 1.2, end: 1.7 })])).to.deep.equal(Array(42).fill(undefined))
  })

  it("ends by a seek to the live end as soon as enough is loaded", () => {
    const seeks = watch([...moving, ...still(10, { at: 1.2, end: 1.3 }), { at: 1.2, end: 4 }])
    expect(seeks.at(-1)).to.be.closeTo(3.4, 1e-9)
    expect(seeks.filter((seek) => seek !== undefined)).to.have.length(1)
  })

  it("skips nothing where just enough is loaded", () => {
    expect(watch([...moving, ...still(6, { at: 1.2, end: 1.81 })]).find((seek) => seek !== undefined)).to.be.closeTo(
      1.25,
      1e-9,
    )
  })

  it("gives a seek time to work before the next", () => {
    const seeks = watch([...moving, ...still(25, { at: 1.2, end: 4 })])
    expect(seeks.filter((seek) => seek !== undefined)).to.have.length(2)
  })

  it("is none while somebody has paused, or before the first picture has moved", () => {
    expect(watch([...moving, ...still(20, { at: 1.2, end: 4, shouldMove: false })])).to.deep.equal(
      Array(22).fill(undefined),
    )
    expect(watch(still(20, { at: 0, end: 4 }))).to.deep.equal(Array(20).fill(undefined))
  })
})
