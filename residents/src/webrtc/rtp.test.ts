import { describe, it } from "node:test"
import { expect } from "chai"
import { packetizeVp8 } from "./packetizeVp8.ts"
import { RtpStream } from "./RtpStream.ts"
import { readFeedback, readRtpHeader, rtpPacket, senderReport } from "./rtp.ts"

describe("an RTP packet", () => {
  it("reads back as it was written, with and without an audio level", () => {
    const header = { payloadType: 111, sequence: 65_535, timestamp: 2 ** 32 - 1, ssrc: 0xdeadbeef, marker: true }
    const payload = Buffer.from("payload")
    const plain = rtpPacket(header, payload)
    expect(readRtpHeader(plain)).to.deep.equal(header)
    expect(plain.subarray(12)).to.deep.equal(payload)
    const loud = rtpPacket({ ...header, audioLevel: { id: 1, level: 30, voice: true } }, payload)
    expect(readRtpHeader(loud)).to.deep.equal(header)
    expect([...loud.subarray(12, 20)]).to.deep.equal([0xbe, 0xde, 0, 1, 0x10, 0x80 | 30, 0, 0])
    expect(loud.subarray(20)).to.deep.equal(payload)
  })

  it("is not mistaken for RTCP", () => {
    const report = senderReport({ ssrc: 1, timestamp: 2, atMs: 0, packets: 3, octets: 4, cname: "someone" })
    expect(readRtpHeader(report)).to.equal(undefined)
    expect(report.length % 4).to.equal(0)
    expect(report.readUInt32BE(8)).to.equal(2_208_988_800)
  })
})

describe("feedback", () => {
  it("is read from a compound: a key frame wanted, packets missing", () => {
    const pli = Buffer.from([0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2])
    const nack = Buffer.from([0x81, 205, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0xff, 0xff, 0, 0b101])
    expect(readFeedback(Buffer.concat([pli, nack]))).to.deep.equal({ keyFrame: true, missing: [65_535, 0, 2] })
    expect(readFeedback(nack).keyFrame).to.equal(false)
    expect(readFeedback(Buffer.from([1, 2]))).to.deep.equal({ keyFrame: false, missing: [] })
  })

  it("makes a stream send again exactly what it sent, and nothing it no longer has", () => {
    const sent: Buffer[] = []
    const stream = new RtpStream({ ssrc: 1, payloadType: 96, rateHz: 90_000, cname: "x" }, (packet) => {
      sent.push(packet)
      return true
    })
    for (let frame = 0; frame < 300; frame++) stream.send(Buffer.from([frame & 255]), frame * 10, true)
    const [first, last] = [sent[0] as Buffer, sent[299] as Buffer]
    stream.resend([readRtpHeader(last)?.sequence ?? -1, readRtpHeader(first)?.sequence ?? -1])
    expect(sent).to.have.length(301)
    expect(sent[300]).to.deep.equal(last)
  })
})

describe("a VP8 frame", () => {
  it("is cut into packets of which the first alone starts it", () => {
    const frame = Buffer.alloc(3000, 7)
    const payloads = packetizeVp8(frame)
    expect(payloads.map((payload) => payload[0])).to.deep.equal([0x10, 0, 0])
    expect(Buffer.concat(payloads.map((payload) => payload.subarray(1)))).to.deep.equal(frame)
    expect(Math.max(...payloads.map(({ length }) => length))).to.be.lessThan(1200)
  })
})
