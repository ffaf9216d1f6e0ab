import { describe, it } from "node:test"
import { expect } from "chai"
import { AV_CODEC_ID_VP8 } from "node-av/constants"
import { Codec, CodecContext, Frame, Packet } from "node-av/lib"
import { drawPattern } from "../picture/drawPattern.ts"
import { loudness, murmur } from "../sound/murmur.ts"
import { tone } from "../sound/tone.ts"
import { encodePicture } from "./encodePicture.ts"
import { encodeSound } from "./encodeSound.ts"

const SIZE = { width: 320, height: 180, framesPerSecond: 10, seconds: 2, bitrateBps: 200_000 }
/** Luma of the middle of "#cc2020" by BT.601. */
const RED_LUMA = 88

async function lumaOf(frames: readonly { data: Uint8Array }[]): Promise<number[]> {
  const codec = Codec.findDecoder(AV_CODEC_ID_VP8)
  if (!codec) throw new Error("no VP8 decoder")
  const context = new CodecContext()
  context.allocContext3(codec)
  await context.open2(codec)
  const [packet, frame] = [new Packet(), new Frame()]
  packet.alloc()
  frame.alloc()
  const seen: number[] = []
  for (const { data } of frames) {
    packet.data = Buffer.from(data)
    context.sendPacketSync(packet)
    while (context.receiveFrameSync(frame) >= 0) {
      const stride = frame.linesize[0] ?? 0
      seen.push(frame.data?.[0]?.[90 * stride + 160] ?? -1)
      frame.unref()
    }
    packet.unref()
  }
  packet.free()
  frame.free()
  context.freeContext()
  return seen
}

describe("a picture loop", () => {
  it("decodes from every key frame on, and there is one a second", async () => {
    const loop = await encodePicture(drawPattern("#cc2020"), SIZE)
    expect(loop.frames).to.have.length(20)
    expect(loop.frames.flatMap(({ key }, index) => (key ? [index] : []))).to.deep.equal([0, 10])
    for (const from of [0, 10]) {
      const luma = await lumaOf(loop.frames.slice(from))
      expect(luma).to.have.length(20 - from)
      for (const value of luma) expect(value).to.be.closeTo(RED_LUMA, 6)
    }
  })
})

describe("a sound loop", () => {
  it("has fifty packets a second and says how loud each is", async () => {
    const loop = await encodeSound(tone(440, 2, 0.5))
    expect(loop.packets).to.have.length(100)
    // A sine of amplitude 0.5 has -9 dB.
    for (const { level } of loop.packets) expect(level).to.be.closeTo(9, 1)
    const silence = await encodeSound(new Float32Array(48_000))
    expect(silence.packets.every(({ level }) => level === 127)).to.equal(true)
  })
})

describe("a murmur", () => {
  const voice = { pitchHz: 150, throat: 1, seconds: 6, turn: { from: 0, to: 3 }, seed: 5 }

  it("speaks in its turn and is silent outside it", () => {
    const samples = murmur(voice)
    const power = (from: number, to: number) =>
      samples.slice(from * 48_000, to * 48_000).reduce((sum, sample) => sum + sample * sample, 0) /
      ((to - from) * 48_000)
    expect(10 * Math.log10(power(0.3, 3))).to.be.within(-45, -18)
    expect(10 * Math.log10(power(3.5, 6) + 1e-12)).to.be.lessThan(-80)
    expect(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)).to.be.at.most(0.15)
  })

  it("moves a mouth with it", () => {
    const levels = loudness(murmur(voice), 15)
    expect(levels).to.have.length(90)
    expect(Math.max(...levels.slice(0, 45))).to.equal(1)
    expect(Math.max(...levels.slice(55))).to.be.lessThan(0.01)
  })
})
