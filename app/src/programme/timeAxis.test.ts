import { describe, it } from "node:test"
import { expect } from "chai"
import { AXIS_SPANS, axisAround, axisFrom, fittingSpan, placeOnAxis, shareOf } from "./timeAxis.ts"

const HOUR = 3_600
const [half, two, six, day] = AXIS_SPANS
const period = (start: number, end: number) => ({ start, end })

describe("the time axis", () => {
  it("puts a slot between the grid lines of its start and end", () => {
    const axis = axisFrom(0, six)
    const [placed] = placeOnAxis(axis, [period(2 * HOUR, 3 * HOUR)], 72)
    expect(placed).to.include({ fromLine: 25, toLine: 37, lane: 1 })
  })

  it("cuts what reaches over an end and leaves out what lies outside", () => {
    const axis = axisFrom(6 * HOUR, six)
    const placed = placeOnAxis(
      axis,
      [period(0, 6 * HOUR), period(5 * HOUR, 7 * HOUR), period(11 * HOUR, 20 * HOUR)],
      72,
    )
    expect(placed.map(({ fromLine, toLine }) => [fromLine, toLine])).to.deep.equal([
      [1, 13],
      [61, 73],
    ])
  })

  it("gives overlapping slots lanes of their own and uses a lane again once it is free", () => {
    const placed = placeOnAxis(
      axisFrom(0, six),
      [period(0, 3), period(1, 2), period(2, 4)].map(({ start, end }) => period(start * HOUR, end * HOUR)),
      72,
    )
    expect(placed.map(({ lane }) => lane)).to.deep.equal([1, 2, 2])
  })

  it("keeps the shortest slot wide enough to be pressed, also at the very end", () => {
    const axis = axisFrom(0, six)
    const placed = placeOnAxis(axis, [period(HOUR, HOUR + 10), period(6 * HOUR - 10, 6 * HOUR)], 72, 4)
    expect(placed.map(({ fromLine, toLine }) => toLine - fromLine)).to.deep.equal([4, 4])
    expect(placed[1]?.toLine).to.equal(73)
  })

  it("separates short slots that would cover each other once widened", () => {
    const placed = placeOnAxis(axisFrom(0, six), [period(0, 60), period(60, 120)], 72, 4)
    expect(placed.map(({ lane }) => lane)).to.deep.equal([1, 2])
  })

  it("chooses a span on which the coming slots can be read", () => {
    expect(fittingSpan([], 0)).to.equal(six)
    expect(fittingSpan([period(0, HOUR)], 0)).to.equal(six)
    expect(fittingSpan([period(0, 600)], 0)).to.equal(two)
    expect(fittingSpan([period(0, 60)], 0)).to.equal(half)
  })

  it("ignores what is over when choosing a span", () => {
    expect(fittingSpan([period(0, 60), period(100, 100 + HOUR)], 90)).to.equal(six)
  })

  it("keeps the present on the axis, a third of the way in at most", () => {
    for (const span of AXIS_SPANS) {
      const now = 1_800_000_123
      const share = shareOf(axisAround(now, span), now)
      expect(share, span.name).to.be.within(1 / 3, 1 / 3 + span.tickSeconds / span.seconds)
    }
    expect(shareOf(axisFrom(0, day), 25 * HOUR)).to.equal(undefined)
  })
})
