import { describe, it } from "node:test"
import { expect } from "chai"
import fc from "fast-check"
import { packetizeH264, packetizeVp8, rtpPacket, senderReport } from "../synthetic/packetize.ts"
import type { CodedFrame, Depacketizer } from "./Depacketizer.ts"
import { H264Depacketizer } from "./H264Depacketizer.ts"
import { InputClock } from "./InputClock.ts"
import { PersonClock } from "./PersonClock.ts"
import { isRtcp, parseRtpPacket, type RtpPacket } from "./parseRtpPacket.ts"
import { parseSenderReport } from "./parseSenderReport.ts"
import { ReorderBuffer } from "./ReorderBuffer.ts"
import { Unwrap } from "./Unwrap.ts"
import { Vp8Depacketizer } from "./Vp8Depacketizer.ts"

function parsed(payload: Buffer, marker = false, timestamp = 7): RtpPacket {
  const packet = parseRtpPacket(rtpPacket({ payloadType: 96, marker, sequenceNumber: 1, timestamp, ssrc: 5, payload }))
  if (!packet) throw new Error("not a packet")
  return packet
}

function feed(depacketizer: Depacketizer, payloads: readonly Buffer[], timestamp = 7): CodedFrame | null {
  let frame: CodedFrame | null = null
  for (const [index, payload] of payloads.entries()) {
    frame = depacketizer.push(parsed(payload, index === payloads.length - 1, timestamp)) ?? frame
  }
  return frame
}

describe("an RTP packet", () => {
  it("is read with its CSRCs, extension and padding left out of the payload", () => {
    const plain = rtpPacket({
      payloadType: 96,
      marker: true,
      sequenceNumber: 9,
      timestamp: 4_000_000_000,
      ssrc: 5,
      payload: Buffer.from("voice"),
    })
    const csrc = Buffer.from([0, 0, 0, 1])
    const extension = Buffer.from([0xbe, 0xde, 0, 1, 1, 2, 3, 4])
    const full = Buffer.concat([plain.subarray(0, 12), csrc, extension, plain.subarray(12), Buffer.from([0, 0, 3])])
    full[0] = 0x80 | 0x20 | 0x10 | 1
    for (const datagram of [plain, full]) {
      const packet = parseRtpPacket(datagram)
      expect(packet?.payload.toString()).to.equal("voice")
      expect(packet).to.include({ payloadType: 96, marker: true, sequenceNumber: 9, timestamp: 4_000_000_000, ssrc: 5 })
    }
  })

  it("never makes the parsers throw, whatever arrives", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, asRtp) => {
        const datagram = Buffer.from(bytes)
        if (asRtp && datagram.length > 0) datagram[0] = 0x80 | ((datagram[0] ?? 0) & 0x3f)
        isRtcp(datagram)
        parseSenderReport(datagram, 5)
        const packet = parseRtpPacket(datagram)
        if (!packet) return
        expect(packet.payload.length).to.be.at.most(datagram.length)
        new Vp8Depacketizer().push(packet)
        new H264Depacketizer().push(packet)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe("a sender report", () => {
  it("tells which wall-clock time an RTP timestamp stands for", () => {
    const report = parseSenderReport(senderReport(5, 1_795_000_000_123.5, 777), 5)
    expect(report?.rtpTimestamp).to.equal(777)
    expect(report?.ntpMs).to.be.closeTo(1_795_000_000_123.5, 0.01)
    expect(parseSenderReport(senderReport(6, 1_795_000_000_123.5, 777), 5)).to.equal(null)
  })
})

describe("the reorder buffer", () => {
  const drain = (buffer: ReorderBuffer<number>, nowMs: number) => {
    const got: [number, number][] = []
    for (let next = buffer.pop(nowMs); next; next = buffer.pop(nowMs)) got.push([next.item, next.lost])
    return got
  }

  it("puts packets in order, also where the number wraps, and drops duplicates", () => {
    const buffer = new ReorderBuffer<number>({ maxWaitMs: 50, maxPackets: 10 })
    buffer.push(65_534, 65_534, 0)
    expect(drain(buffer, 0)).to.deep.equal([[65_534, 0]])
    for (const sequence of [0, 1, 65_535, 1, 65_535]) buffer.push(sequence, sequence, 1)
    expect(drain(buffer, 1)).to.deep.equal([
      [65_535, 0],
      [0, 0],
      [1, 0],
    ])
  })

  it("waits for a missing packet, and gives up on it in time", () => {
    const buffer = new ReorderBuffer<number>({ maxWaitMs: 50, maxPackets: 10 })
    for (const sequence of [1, 3, 4]) buffer.push(sequence, sequence, 0)
    expect(drain(buffer, 49)).to.deep.equal([[1, 0]])
    expect(drain(buffer, 50)).to.deep.equal([
      [3, 1],
      [4, 0],
    ])
    buffer.push(2, 2, 51)
    expect(drain(buffer, 51)).to.deep.equal([])
  })

  it("holds no more than it may", () => {
    const buffer = new ReorderBuffer<number>({ maxWaitMs: 1e9, maxPackets: 3 })
    for (const sequence of [1, 3, 4, 5]) buffer.push(sequence, sequence, 0)
    expect(drain(buffer, 0)).to.deep.equal([
      [1, 0],
      [3, 1],
      [4, 0],
      [5, 0],
    ])
  })

  it("hands on everything that arrived, in order, whatever the order of arrival", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: 40 }, (_, i) => (65_520 + i) & 0xffff),
          { minLength: 1 },
        ),
        (arrivals) => {
          const buffer = new ReorderBuffer<number>({ maxWaitMs: 50, maxPackets: 100 })
          const first = 65_519
          buffer.push(first, first, 0)
          drain(buffer, 0)
          for (const sequence of arrivals) buffer.push(sequence, sequence, 0)
          const got = drain(buffer, 100).map(([item]) => (item - first) & 0xffff)
          expect(got).to.deep.equal(arrivals.map((sequence) => (sequence - first) & 0xffff).sort((a, b) => a - b))
        },
      ),
    )
  })
})

describe("the depacketizers", () => {
  const bytes = (length: number, first: number) =>
    Buffer.from(Array.from({ length }, (_, i) => (i === 0 ? first : i & 0xff)))

  it("put a VP8 picture together again and know a key frame", () => {
    const depacketizer = new Vp8Depacketizer()
    const picture = bytes(5_000, 0x10)
    const frame = feed(depacketizer, packetizeVp8(picture, 300))
    expect(frame?.data.equals(picture)).to.equal(true)
    expect(frame?.key).to.equal(true)
    expect(feed(depacketizer, packetizeVp8(bytes(100, 0x11), 301), 8)?.key).to.equal(false)
  })

  it("put H.264 NAL units together again from single units, STAP-A and FU-A", () => {
    const units = [bytes(20, 0x67), bytes(8, 0x68), bytes(4_000, 0x65)]
    const frame = feed(new H264Depacketizer(), packetizeH264(units))
    expect(frame?.key).to.equal(true)
    expect(frame?.data.equals(Buffer.concat(units.flatMap((unit) => [Buffer.from([0, 0, 0, 1]), unit])))).to.equal(true)
    expect(feed(new H264Depacketizer(), packetizeH264([bytes(50, 0x41)]))?.key).to.equal(false)
  })

  it("give nothing for a picture whose beginning is missing", () => {
    expect(feed(new Vp8Depacketizer(), packetizeVp8(bytes(5_000, 0x10), 1).slice(1))).to.equal(null)
    expect(feed(new H264Depacketizer(), packetizeH264([bytes(5_000, 0x65)]).slice(1))).to.equal(null)
  })
})

describe("a person's clock", () => {
  it("plays voice and picture that were taken at the same moment at the same time, though one comes later", () => {
    const person = new PersonClock()
    const voice = new InputClock(48_000)
    const picture = new InputClock(90_000)
    person.add(voice)
    person.add(picture)
    voice.addReport({ ssrc: 1, ntpMs: 1_000_000, rtpTimestamp: 4_294_967_000 })
    picture.addReport({ ssrc: 2, ntpMs: 1_000_000, rtpTimestamp: 500 })
    let voicePlayedMs = 0
    let picturePlayedMs = 0
    for (let ms = 0; ms < 1_000; ms += 20) {
      const voicePosition = voice.arrive((4_294_967_000 + ms * 48) % 0x1_0000_0000, ms + 5)
      const picturePosition = picture.arrive(500 + ms * 90, ms + 95)
      voicePlayedMs = voice.mediaTimeMs(voicePosition) + (person.offsetMs(voice) ?? 0)
      picturePlayedMs = picture.mediaTimeMs(picturePosition) + (person.offsetMs(picture) ?? 0)
    }
    expect(voicePlayedMs).to.be.closeTo(picturePlayedMs, 1)
    expect(picturePlayedMs).to.be.at.least(980 + 95)
  })

  it("does not let jitter delay anybody beyond a bound", () => {
    const person = new PersonClock()
    const voice = new InputClock(48_000)
    person.add(voice)
    for (let ms = 0; ms < 1_000; ms += 20) voice.arrive(ms * 48, ms + (ms % 40 === 0 ? 0 : 5_000))
    expect(person.delayMs).to.equal(300)
  })

  it("unwraps timestamps in both directions", () => {
    const unwrap = new Unwrap(0x1_0000)
    expect([65_535, 1, 65_534, 2].map((value) => unwrap.next(value))).to.deep.equal([65_535, 65_537, 65_534, 65_538])
  })
})
