import { describe, it } from "node:test"
import { expect } from "chai"
import { colourShare, hasColour, isColour, meanColour, type Rgb, type RgbaImage } from "./colour.ts"
import { hasTone, loudness, toneAmplitude } from "./tone.ts"

const RATE = 48_000

function sound(seconds: number, sample: (time: number) => number): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * RATE) }, (_, i) => sample(i / RATE))
}

const sine = (hertz: number, amplitude: number) => (time: number) => amplitude * Math.sin(2 * Math.PI * hertz * time)

function picture(width: number, height: number, colour: (x: number, y: number) => Rgb): RgbaImage {
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([...colour(x, y), 255], (y * width + x) * 4)
  }
  return { width, height, data }
}

describe("the tone detector", () => {
  it("finds a tone and measures it", () => {
    expect(hasTone(sound(0.2, sine(440, 0.25)), RATE, 440)).to.equal(true)
    expect(toneAmplitude(sound(0.2, sine(440, 0.25)), RATE, 440)).to.be.closeTo(0.25, 0.01)
  })

  it("finds each of two tones", () => {
    const both = sound(0.2, (time) => sine(440, 0.2)(time) + sine(660, 0.2)(time))
    expect(hasTone(both, RATE, 440)).to.equal(true)
    expect(hasTone(both, RATE, 660)).to.equal(true)
  })

  it("does not find a tone in silence, in another tone, or in noise", () => {
    let seed = 1
    const noise = sound(0.5, () => {
      seed = (seed * 16_807) % 2_147_483_647
      return (seed / 2_147_483_647 - 0.5) * 0.5
    })
    expect(
      hasTone(
        sound(0.2, () => 0),
        RATE,
        440,
      ),
    ).to.equal(false)
    expect(hasTone(new Float32Array(0), RATE, 440)).to.equal(false)
    expect(hasTone(sound(0.2, sine(660, 0.5)), RATE, 440)).to.equal(false)
    expect(hasTone(noise, RATE, 440)).to.equal(false)
  })

  it("notices that a tone which was there has gone", () => {
    const half = sound(0.4, (time) => (time < 0.2 ? sine(440, 0.3)(time) : 0))
    expect(hasTone(half.subarray(0, RATE * 0.2), RATE, 440)).to.equal(true)
    expect(hasTone(half.subarray(RATE * 0.2), RATE, 440)).to.equal(false)
    expect(loudness(half.subarray(RATE * 0.2))).to.equal(0)
  })
})

describe("the colour detector", () => {
  const red: Rgb = [200, 30, 30]
  const blue: Rgb = [30, 30, 200]

  it("finds a coloured tile on a dark picture and knows its share", () => {
    const tile = picture(320, 180, (x, y) => (x < 160 && y < 96 ? red : [20, 20, 24]))
    expect(hasColour(tile, red)).to.equal(true)
    expect(colourShare(tile, red)).to.be.closeTo(0.27, 0.03)
    expect(isColour(meanColour(tile, { x: 16, y: 16, width: 32, height: 32 }), red)).to.equal(true)
  })

  it("does not find it in an absent picture, in black, or in another colour", () => {
    expect(hasColour({ width: 0, height: 0, data: new Uint8Array(0) }, red)).to.equal(false)
    expect(
      hasColour(
        picture(320, 180, () => [0, 0, 0]),
        red,
      ),
    ).to.equal(false)
    expect(
      hasColour(
        picture(320, 180, () => blue),
        red,
      ),
    ).to.equal(false)
    expect(
      hasColour(
        picture(320, 180, () => [128, 128, 128]),
        red,
      ),
    ).to.equal(false)
  })
})
