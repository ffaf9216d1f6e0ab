import type { InputClock } from "./InputClock.ts"

/** Enough for a relay on the same machine and 20 ms packets. */
const MIN_DELAY_MS = 60
/** What comes later than this is left out rather than waited for. */
const MAX_DELAY_MS = 300
const JITTER_MARGIN_MS = 20
/** The delay grows in steps, so that a voice is moved seldom rather than often. */
const STEP_MS = 20
/** It shrinks this slowly (ms per ms), so that voices can follow without a jump. */
const SHRINK_RATE = 0.008
/** Streams of one person whose sender clocks disagree by more are not from one clock; they are played apart. */
const MAX_DISAGREEMENT_MS = 1_500

/**
 * When each moment of a person's streams is played. All streams that share the sender's clock (by their sender
 * reports) wait for the slowest of them, so that lips and voice stay together, plus a delay that follows the jitter:
 * up at once, as a late packet has made its gap already, down slowly.
 */
export class PersonClock {
  readonly #inputs = new Set<InputClock>()
  #delayMs = MIN_DELAY_MS
  #delayAtMs = performance.now()

  add(input: InputClock): void {
    this.#inputs.add(input)
  }

  remove(input: InputClock): void {
    this.#inputs.delete(input)
  }

  get size(): number {
    return this.#inputs.size
  }

  /** From a packet's fastest arrival to its playing. */
  get delayMs(): number {
    const nowMs = performance.now()
    let jitterMs = 0
    for (const input of this.#inputs) jitterMs = Math.max(jitterMs, input.jitterMs)
    const steps = Math.ceil((jitterMs + JITTER_MARGIN_MS) / STEP_MS)
    const wanted = Math.min(MAX_DELAY_MS, Math.max(MIN_DELAY_MS, steps * STEP_MS))
    this.#delayMs = Math.max(wanted, this.#delayMs - (nowMs - this.#delayAtMs) * SHRINK_RATE)
    this.#delayAtMs = nowMs
    return this.#delayMs
  }

  /** Local time minus media time at which `input` is played; null before its first packet. */
  offsetMs(input: InputClock): number | null {
    const own = input.transitMs
    if (own === null) return null
    let transitMs = own
    if (input.hasReport) {
      for (const other of this.#inputs) {
        const theirs = other.transitMs
        if (!other.hasReport || theirs === null || Math.abs(theirs - own) > MAX_DISAGREEMENT_MS) continue
        transitMs = Math.max(transitMs, theirs)
      }
    }
    return transitMs + this.delayMs
  }
}
