import { randomInt } from "node:crypto"
import { rtpPacket, senderReport } from "./rtp.ts"

/** Packets kept for retransmission: about two seconds of picture. */
const HISTORY = 256

/** One outgoing RTP stream: sequence numbers, history for NACKs, sender reports. */
export class RtpStream {
  private readonly ssrc: number
  private readonly payloadType: number
  private readonly rateHz: number
  private readonly cname: string
  private readonly write: (packet: Buffer) => boolean
  private readonly history: Buffer[] = new Array(HISTORY)
  private readonly timestampBase = randomInt(2 ** 32 - 1)
  private sequence = randomInt(2 ** 16)
  private packets = 0
  private octets = 0

  constructor(
    options: { ssrc: number; payloadType: number; rateHz: number; cname: string },
    write: (packet: Buffer) => boolean,
  ) {
    this.ssrc = options.ssrc
    this.payloadType = options.payloadType
    this.rateHz = options.rateHz
    this.cname = options.cname
    this.write = write
  }

  /** @param elapsedMs media time since the stream began; becomes the timestamp. */
  send(
    payload: Uint8Array,
    elapsedMs: number,
    marker: boolean,
    audioLevel?: { id: number; level: number; voice: boolean },
  ): void {
    const sequence = this.sequence
    this.sequence = (sequence + 1) & 0xffff
    const { payloadType, ssrc } = this
    const timestamp = this.timestamp(elapsedMs)
    const header = { payloadType, sequence, timestamp, ssrc, marker, ...(audioLevel ? { audioLevel } : {}) }
    const packet = rtpPacket(header, payload)
    this.history[sequence % HISTORY] = packet
    if (!this.write(packet)) return
    this.packets += 1
    this.octets += payload.length
  }

  resend(missing: readonly number[]): void {
    for (const sequence of missing) {
      const packet = this.history[sequence % HISTORY]
      if (packet?.readUInt16BE(2) === sequence) this.write(packet)
    }
  }

  /** Says which wall-clock time `elapsedMs` is, so that receivers play sound and picture together. */
  report(elapsedMs: number, atMs: number): void {
    const { ssrc, packets, octets, cname } = this
    this.write(senderReport({ ssrc, timestamp: this.timestamp(elapsedMs), atMs, packets, octets, cname }))
  }

  private timestamp(elapsedMs: number): number {
    return (this.timestampBase + Math.round((elapsedMs * this.rateHz) / 1000)) % 2 ** 32
  }
}
