/** What a video element shows at one look: seconds on its own timeline. */
export interface BufferLook {
  readonly currentTime: number
  /** End of the last stretch that is loaded; 0 when nothing is. */
  readonly bufferedEnd: number
  /** Nobody has paused it, and it is not on its way to another place. */
  readonly shouldMove: boolean
}

/** Standing still for this long is no hiccup. */
const STILL_MS = 400
/** With this much loaded ahead a low-latency picture could move: three parts, what the playlist asks to hold back. */
const ENOUGH_SECONDS = 0.6
/** Just beyond the present place: a seek that shows everything, and still begins with empty decoders. */
const NUDGE_SECONDS = 0.05
/** One seek has this long to work. */
const PATIENCE_MS = 1_500

/**
 * Notices a video that waits though there is enough to show. Chromium doubles what it wants to have loaded at each
 * underflow, up to three seconds, and forgets that at a seek only: a broadcast that paused a few times would take
 * seconds longer to come back each time, and stay as much further behind.
 */
export class Underflow {
  #currentTime: number | undefined
  #movedAtMs: number
  #soughtAtMs = Number.NEGATIVE_INFINITY
  #moved = false

  constructor(nowMs: number) {
    this.#movedAtMs = nowMs
  }

  /** @returns where to seek to in order to go on at once, at the live end of what is loaded; undefined when all is well. */
  look(nowMs: number, { currentTime, bufferedEnd, shouldMove }: BufferLook): number | undefined {
    if (currentTime !== this.#currentTime || !shouldMove) {
      this.#moved ||= this.#currentTime !== undefined && currentTime > this.#currentTime
      this.#currentTime = currentTime
      this.#movedAtMs = nowMs
      return undefined
    }
    const isStill = this.#moved && nowMs - this.#movedAtMs >= STILL_MS
    if (!isStill || bufferedEnd - currentTime < ENOUGH_SECONDS || nowMs - this.#soughtAtMs < PATIENCE_MS)
      return undefined
    this.#soughtAtMs = nowMs
    return Math.max(currentTime + NUDGE_SECONDS, bufferedEnd - ENOUGH_SECONDS)
  }
}
