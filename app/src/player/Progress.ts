/** What a video element shows at one look: seconds on its own timeline. */
export interface Look {
  readonly currentTime: number
  /** End of what is loaded; 0 when nothing is. */
  readonly bufferedEnd: number
}

/** Follows a video from look to look: does its picture move, and does anything arrive for it? */
export class Progress {
  #last: Look | undefined
  #movedAtMs: number
  #arrivedAtMs: number
  #moved = false

  constructor(nowMs: number) {
    this.#movedAtMs = nowMs
    this.#arrivedAtMs = nowMs
  }

  look(nowMs: number, look: Look): void {
    if (look.currentTime !== this.#last?.currentTime) {
      this.#moved ||= this.#last !== undefined && look.currentTime > 0
      this.#movedAtMs = nowMs
    }
    if (look.bufferedEnd !== this.#last?.bufferedEnd) this.#arrivedAtMs = nowMs
    this.#last = look
  }

  /** Whether the picture has ever moved. */
  get moved(): boolean {
    return this.#moved
  }

  /** How long the picture has stood still. */
  stillForMs(nowMs: number): number {
    return nowMs - this.#movedAtMs
  }

  /** How long it has stood still with nothing arriving either: a player in this state is not about to go on by itself. */
  idleForMs(nowMs: number): number {
    return nowMs - Math.max(this.#movedAtMs, this.#arrivedAtMs)
  }
}
