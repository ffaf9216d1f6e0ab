import type { Socket } from "node:dgram"
import type { StudioInput } from "./messages.ts"
import { openRtpSocket } from "./RtpSocket.ts"
import { InputClock } from "./rtp/InputClock.ts"
import type { PersonClock } from "./rtp/PersonClock.ts"
import { isRtcp, parseRtpPacket, type RtpPacket } from "./rtp/parseRtpPacket.ts"
import { parseSenderReport } from "./rtp/parseSenderReport.ts"
import { ReorderBuffer } from "./rtp/ReorderBuffer.ts"
import type { Stall } from "./rtp/Stall.ts"

const MAX_HELD_PACKETS = 512

/** One packet in its place of the stream. `position` is its RTP timestamp without wrapping. */
export interface PlacedPacket {
  readonly packet: RtpPacket
  readonly position: number
  /** Packets given up on just before this one. */
  readonly lost: number
}

/**
 * One RTP stream on a loopback port of its own: parsed, checked against what was announced, put in order, timed.
 * Decoding is the business of whoever gives `onPacket`.
 */
export class RtpInput {
  readonly input: StudioInput
  readonly clock: InputClock
  readonly #person: PersonClock
  readonly #reorder: ReorderBuffer<{ packet: RtpPacket; position: number }>
  readonly #stall: Stall
  readonly #onPacket: (placed: PlacedPacket) => void
  #socket: Socket | null = null
  packets = 0
  lost = 0

  constructor(
    input: StudioInput,
    person: PersonClock,
    options: { maxWaitMs: number; stall: Stall; onPacket: (placed: PlacedPacket) => void },
  ) {
    this.input = input
    this.#person = person
    this.clock = new InputClock(input.clockRate)
    this.#reorder = new ReorderBuffer({ maxWaitMs: options.maxWaitMs, maxPackets: MAX_HELD_PACKETS })
    this.#onPacket = options.onPacket
    this.#stall = options.stall
    person.add(this.clock)
  }

  /** Returns the port that was bound. */
  async open(preferredPort: number | null): Promise<number> {
    const { socket, port } = await openRtpSocket(preferredPort, (datagram) => this.#receive(datagram))
    this.#socket = socket
    return port
  }

  close(): void {
    this.#socket?.close()
    this.#socket = null
    this.#person.remove(this.clock)
  }

  /** Gives up on packets that have been waited for long enough. */
  drain(nowMs: number): void {
    for (let next = this.#reorder.pop(nowMs); next; next = this.#reorder.pop(nowMs)) {
      this.lost += next.lost
      this.#onPacket({ ...next.item, lost: next.lost })
    }
  }

  /** Local ms at which `position` is played; null before the first packet. */
  playoutMs(position: number): number | null {
    const offsetMs = this.#person.offsetMs(this.clock)
    return offsetMs === null ? null : this.clock.mediaTimeMs(position) + offsetMs
  }

  /** The position played at local time `nowMs`; null before the first packet. */
  positionAt(nowMs: number): number | null {
    const offsetMs = this.#person.offsetMs(this.clock)
    return offsetMs === null ? null : this.clock.positionAt(nowMs - offsetMs)
  }

  get playoutDelayMs(): number {
    return this.#person.delayMs
  }

  #receive(datagram: Buffer): void {
    if (isRtcp(datagram)) {
      const report = parseSenderReport(datagram, this.input.ssrc)
      if (report) this.clock.addReport(report)
      return
    }
    const packet = parseRtpPacket(datagram)
    if (!packet || packet.ssrc !== this.input.ssrc || packet.payloadType !== this.input.payloadType) return
    if (packet.payload.length === 0) return
    const nowMs = performance.now()
    this.packets += 1
    const position = this.clock.arrive(packet.timestamp, nowMs, this.#stall.ms)
    this.#reorder.push(packet.sequenceNumber, { packet, position }, nowMs)
    this.drain(nowMs)
  }
}
