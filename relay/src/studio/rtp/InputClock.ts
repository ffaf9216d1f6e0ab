import type { SenderReport } from "./parseSenderReport.ts"
import { Unwrap } from "./Unwrap.ts"
import { WindowedExtreme } from "./WindowedExtreme.ts"

const TRANSIT_WINDOW_MS = 5_000

/**
 * The clock of one RTP stream: turns its timestamps into media time (ms), and knows how long after media time packets
 * arrive. With a sender report media time is the sender's wall clock, which a person's streams share; without one it
 * is the stream's own.
 */
export class InputClock {
  readonly #clockRate: number
  readonly #unwrap = new Unwrap(0x1_0000_0000)
  readonly #transit = new WindowedExtreme("min", TRANSIT_WINDOW_MS)
  readonly #lateness = new WindowedExtreme("max", TRANSIT_WINDOW_MS)
  #report: { ntpMs: number; position: number } | null = null

  constructor(clockRate: number) {
    this.#clockRate = clockRate
  }

  /**
   * Notes a packet's arrival, known to be at most `stallMs` before `nowMs`; returns its position: the RTP timestamp
   * without wrapping.
   */
  arrive(timestamp: number, nowMs: number, stallMs = 0): number {
    const position = this.#unwrap.next(timestamp)
    const transit = nowMs - this.mediaTimeMs(position)
    this.#transit.add(transit, nowMs)
    this.#lateness.add(transit - (this.#transit.value ?? transit) - stallMs, nowMs)
    return position
  }

  addReport(report: SenderReport): void {
    if (this.#report === null) {
      this.#transit.clear()
      this.#lateness.clear()
    }
    this.#report = { ntpMs: report.ntpMs, position: this.#unwrap.next(report.rtpTimestamp) }
  }

  get hasReport(): boolean {
    return this.#report !== null
  }

  get clockRate(): number {
    return this.#clockRate
  }

  mediaTimeMs(position: number): number {
    if (this.#report === null) return (position * 1000) / this.#clockRate
    return this.#report.ntpMs + ((position - this.#report.position) * 1000) / this.#clockRate
  }

  /** The position that carries `mediaTimeMs`: the inverse of the above. */
  positionAt(mediaTimeMs: number): number {
    if (this.#report === null) return (mediaTimeMs * this.#clockRate) / 1000
    return this.#report.position + ((mediaTimeMs - this.#report.ntpMs) * this.#clockRate) / 1000
  }

  /** Local time minus media time of the fastest recent packet; null before the first. */
  get transitMs(): number | null {
    return this.#transit.value
  }

  /** How much slower than the fastest the slowest recent packet was. */
  get jitterMs(): number {
    return this.#lateness.value ?? 0
  }
}
