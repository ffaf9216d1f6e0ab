import { Unwrap } from "./Unwrap.ts"

export interface Ordered<T> {
  readonly item: T
  /** Packets given up on just before this one. */
  readonly lost: number
}

/** A jump this far is a sender that started anew, not a loss. */
const RESTART_JUMP = 2_000

/**
 * Hands packets on in order of sequence number. A gap is waited for `maxWaitMs` (a retransmission may fill it),
 * then given up; at most `maxPackets` are held.
 */
export class ReorderBuffer<T> {
  readonly #maxWaitMs: number
  readonly #maxPackets: number
  #unwrap = new Unwrap(0x1_0000)
  #held = new Map<number, { item: T; arrivedMs: number }>()
  #next: number | null = null

  constructor(options: { maxWaitMs: number; maxPackets: number }) {
    this.#maxWaitMs = options.maxWaitMs
    this.#maxPackets = options.maxPackets
  }

  push(sequenceNumber: number, item: T, nowMs: number): void {
    let sequence = this.#unwrap.next(sequenceNumber)
    if (this.#next !== null && Math.abs(sequence - this.#next) > RESTART_JUMP) {
      this.#held.clear()
      this.#unwrap = new Unwrap(0x1_0000)
      sequence = this.#unwrap.next(sequenceNumber)
      this.#next = sequence
    }
    this.#next ??= sequence
    if (sequence < this.#next || this.#held.has(sequence)) return
    this.#held.set(sequence, { item, arrivedMs: nowMs })
  }

  /** The next packet that may go on at `nowMs`, or null. Call until null. */
  pop(nowMs: number): Ordered<T> | null {
    if (this.#next === null || this.#held.size === 0) return null
    const inOrder = this.#held.get(this.#next)
    if (inOrder) return this.#release(this.#next, inOrder.item, 0)
    let oldest = Number.POSITIVE_INFINITY
    let waitedSinceMs = Number.POSITIVE_INFINITY
    for (const [sequence, held] of this.#held) {
      oldest = Math.min(oldest, sequence)
      waitedSinceMs = Math.min(waitedSinceMs, held.arrivedMs)
    }
    if (nowMs - waitedSinceMs < this.#maxWaitMs && this.#held.size < this.#maxPackets) return null
    const { item } = this.#held.get(oldest) as { item: T }
    return this.#release(oldest, item, oldest - this.#next)
  }

  #release(sequence: number, item: T, lost: number): Ordered<T> {
    this.#held.delete(sequence)
    this.#next = sequence + 1
    return { item, lost }
  }
}
