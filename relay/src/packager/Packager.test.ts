import { describe, it } from "node:test"
import { expect } from "chai"
import fc from "fast-check"
import { decodeProgram } from "../../../test/detectors/decodeProgram.ts"
import { hasTone } from "../../../test/detectors/tone.ts"
import { encodeHello, encodeSample, type MediaFrame, MediaStreamParser } from "../studio/mediaStream.ts"
import { type EncodedProgram, encodeProgram } from "../studio/synthetic/encodeProgram.ts"
import { splitAnnexB } from "./avc.ts"
import { findBoxes } from "./box.ts"
import { readFragments } from "./fragment.ts"
import { Packager } from "./Packager.ts"
import type { ProgramPart, ProgramSession, SegmentStart } from "./ProgramFeed.ts"

const ORIGIN_MS = 1_795_000_000_000
const PART_SECONDS = 0.2

function packaged(programs: readonly EncodedProgram[], nextMediaSequence = 7) {
  const packager = new Packager({ partMs: 200, nextMediaSequence, nextDiscontinuitySequence: 3 })
  const sessions: ProgramSession[] = []
  const starts: SegmentStart[] = []
  const parts: ProgramPart[] = []
  const ends: [number, number][] = []
  packager.subscribe({
    onSession: (session) => sessions.push(session),
    onSegmentStart: (start) => starts.push(start),
    onPart: (part) => parts.push(part),
    onSegmentEnd: (mediaSequence, seconds) => ends.push([mediaSequence, seconds]),
  })
  for (const { hello, samples } of programs) {
    packager.startSession(hello)
    for (const sample of samples) packager.push(sample)
  }
  packager.endSession()
  return { sessions, starts, parts, ends }
}

const program = await encodeProgram({ seconds: 5, toneHertz: 440, timelineOriginMs: ORIGIN_MS, startMs: 20_000 })

describe("the packager", () => {
  it("makes an MP4 that FFmpeg decodes: every picture, unbroken sound, both in step", async () => {
    const { sessions, parts } = packaged([program])
    const decoded = await decodeProgram(
      Buffer.concat([sessions[0]?.init ?? Buffer.alloc(0), ...parts.map((part) => part.data)]),
    )
    expect(decoded.pictures).to.have.length(75)
    expect(decoded.pictures[0]?.seconds).to.be.closeTo(20, 0.001)
    for (const [index, picture] of decoded.pictures.entries())
      expect(picture.seconds).to.be.closeTo(20 + index / 15, 0.001)
    expect(decoded.soundGaps).to.equal(0)
    expect(decoded.soundStartSeconds).to.be.closeTo(20, 0.025)
    expect(hasTone(decoded.soundBetween(21, 24), decoded.sampleRate, 440)).to.equal(true)
    expect(hasTone(decoded.soundBetween(21, 24), decoded.sampleRate, 660)).to.equal(false)
  })

  it("starts a segment at each key frame and numbers on from where it was told", () => {
    const { starts, parts, ends } = packaged([program])
    expect(starts.map((start) => start.mediaSequence)).to.deep.equal([7, 8, 9])
    expect(starts.map((start) => start.programDateTimeMs - ORIGIN_MS)).to.deep.equal([20_000, 22_000, 24_000])
    expect(ends.map(([, seconds]) => Math.round(seconds * 1000))).to.deep.equal([2_000, 2_000, 1_000])
    for (const part of parts) expect(part.independent).to.equal(part.index === 0)
  })

  it("cuts parts no longer than their target and, but for the last, no shorter than 85 % of it", () => {
    const { parts } = packaged([program])
    for (const part of parts) expect(part.durationSeconds).to.be.within(PART_SECONDS * 0.85, PART_SECONDS + 0.001)
    expect(parts.filter((part) => part.mediaSequence === 7)).to.have.length(10)
  })

  it("keeps parts within their target when frames were left out", () => {
    const { hello, samples } = program
    const thinned = samples.filter((sample, index) => sample.track === "audio" || sample.key || index % 5 !== 0)
    for (const part of packaged([{ hello, samples: thinned }]).parts) {
      expect(part.durationSeconds).to.be.at.most(PART_SECONDS + 0.001)
    }
  })

  it("marks a new studio as a discontinuity with an init segment of its own", () => {
    const { sessions, starts } = packaged([program, program])
    expect(sessions.map((session) => session.initId)).to.deep.equal([7, 10])
    expect(starts.map((start) => start.discontinuitySequence)).to.deep.equal([3, 3, 3, 4, 4, 4])
    expect(starts.map((start) => start.mediaSequence)).to.deep.equal([7, 8, 9, 10, 11, 12])
    expect(sessions[0]?.codecs).to.match(/^avc1\.64[0-9a-f]{4},mp4a\.40\.2$/)
  })

  it("marks a hole in the timeline as a discontinuity, and goes on with the next key frame", () => {
    const { hello, samples } = program
    const holed = samples.filter(({ track, pts }) => {
      const seconds = pts / (track === "video" ? 90_000 : 48_000)
      return seconds < 20.5 || seconds > 21.9
    })
    const { starts } = packaged([{ hello, samples: holed }])
    expect(starts.map((start) => start.discontinuitySequence)).to.deep.equal([3, 4, 4])
  })

  it("publishes nothing before the first key frame", () => {
    const { hello, samples } = program
    const { starts } = packaged([
      { hello, samples: samples.filter((sample) => sample.track === "audio" || sample.pts > 90 * 20_000) },
    ])
    expect(starts[0]?.programDateTimeMs).to.equal(ORIGIN_MS + 22_000)
  })

  it("can be read back from its bytes alone, as far as they are whole", () => {
    const { parts } = packaged([program])
    const bytes = Buffer.concat(parts.map((part) => part.data))
    const read = readFragments(bytes)
    expect(read.map((each) => each.bytes)).to.deep.equal(parts.map((part) => part.data.length))
    for (const [index, each] of read.entries()) {
      expect(each.videoDuration / 90_000).to.be.closeTo(parts[index]?.durationSeconds ?? 0, 1e-6)
      expect(each.startsWithKey).to.equal(parts[index]?.independent)
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length }), (length) => {
        const whole = readFragments(bytes.subarray(0, length))
        expect(whole).to.deep.equal(read.slice(0, whole.length))
        const end = whole.reduce((sum, each) => sum + each.bytes, 0)
        expect(end).to.be.at.most(length)
        expect(end + (read[whole.length]?.bytes ?? 1)).to.be.greaterThan(length)
      }),
    )
  })

  it("survives readers of broken files and streams", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const data = Buffer.from(bytes)
        readFragments(data)
        findBoxes(data)
        expect(splitAnnexB(data).reduce((sum, unit) => sum + unit.length, 0)).to.be.at.most(data.length)
      }),
      { numRuns: 2_000 },
    )
    const { data } = packaged([program]).parts[0] as ProgramPart
    fc.assert(
      fc.property(fc.nat(data.length - 1), fc.nat(255), (at, value) => {
        const broken = Buffer.from(data)
        broken[at] = value
        readFragments(broken)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe("the media stream between studio and packager", () => {
  it("gives back what went in, however it is cut up", () => {
    const { hello, samples } = program
    const some = samples.slice(0, 40)
    const stream = Buffer.concat([encodeHello(hello), ...some.flatMap((sample) => encodeSample(sample))])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 20 }), (sizes) => {
        const parser = new MediaStreamParser()
        const frames: MediaFrame[] = []
        for (let offset = 0, turn = 0; offset < stream.length; turn++) {
          const size = sizes[turn % sizes.length] as number
          frames.push(...parser.push(stream.subarray(offset, offset + size)))
          offset += size
        }
        expect(frames).to.have.length(41)
        expect(frames[0]).to.deep.equal({ hello })
        for (const [index, sample] of some.entries()) {
          const frame = frames[index + 1]
          if (!frame || !("sample" in frame)) throw new Error("no sample")
          expect({ ...frame.sample, data: null }).to.deep.equal({ ...sample, data: null })
          expect(frame.sample.data.equals(sample.data)).to.equal(true)
        }
      }),
      { numRuns: 30 },
    )
  })

  it("refuses a stream of another form", () => {
    expect(() => new MediaStreamParser().push(Buffer.from("GET / HTTP/1.1\r\n\r\n"))).to.throw()
    expect(() => new MediaStreamParser().push(Buffer.from([0, 0, 0, 2, 9, 9]))).to.throw()
  })
})
