import { describe, it } from "node:test"
import { expect } from "chai"
import fc from "fast-check"
import { SteadyLayer } from "./SteadyLayer.ts"

/** Feeds samples in which the named layers send, and returns what was taken after each. */
function taken(layer: SteadyLayer, layers: number, samples: readonly (readonly number[])[]): number[] {
  const packets = new Array<number>(layers).fill(0)
  return samples.map((sending) => {
    for (const index of sending) packets[index] = (packets[index] ?? 0) + 4
    return layer.next(packets)
  })
}
const times = (n: number, sending: readonly number[]) => Array.from({ length: n }, () => sending)

describe("The layer taken of a sender", () => {
  it("is the lowest at first, whatever flows beside it", () => {
    expect(taken(new SteadyLayer(1), 2, times(5, [0, 1]))).to.deep.equal([0, 0, 0, 0, 0])
  })

  it("becomes the best once that has flowed steadily", () => {
    expect(taken(new SteadyLayer(1), 2, times(7, [0, 1])).slice(-2)).to.deep.equal([1, 1])
  })

  it("is not one that comes in bursts", () => {
    const bursts = Array.from({ length: 40 }, (_, sample) => (sample % 6 === 5 ? [0] : [0, 1]))
    expect(new Set(taken(new SteadyLayer(1), 2, bursts))).to.deep.equal(new Set([0]))
  })

  it("is left when it stalls, and taken again when it has flowed again", () => {
    const layer = new SteadyLayer(1)
    taken(layer, 2, times(6, [0, 1]))
    const packets = [100, 100]
    expect([layer.next(packets), layer.next([101, 100]), layer.next([102, 100])]).to.deep.equal([1, 1, 0])
    for (let sample = 1; sample < 6; sample++) expect(layer.next([102 + sample, 100 + sample])).to.equal(0)
    expect(layer.next([108, 106])).to.equal(1)
  })

  it("is a larger one where the lowest is not sent at all", () => {
    expect(taken(new SteadyLayer(2), 3, times(6, [1])).at(-1)).to.equal(1)
  })

  it("is never larger than what is worth taking, nor one that has not come", () => {
    const samples = fc.array(fc.uniqueArray(fc.nat({ max: 3 })), { maxLength: 60 })
    fc.assert(
      fc.property(samples, fc.nat({ max: 2 }), (sent, best) => {
        const come = new Set([0])
        for (const [index, layer] of taken(new SteadyLayer(best), 4, sent).entries()) {
          for (const sending of sent[index] ?? []) come.add(sending)
          expect(layer).to.be.within(0, best)
          expect(come.has(layer)).to.equal(true)
        }
      }),
    )
  })
})
