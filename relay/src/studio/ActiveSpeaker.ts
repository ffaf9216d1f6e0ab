/** Quieter is not speech (about −40 dB). */
const THRESHOLD = 0.01
/** Another voice must be this much louder to take over … */
const TAKEOVER_RATIO = 1.5
/** … and the last speaker stays marked for this long after falling silent. */
const HOLD_MS = 1_500
const SMOOTHING = 0.15

/** Says whose voice to mark: the loudest, without flicker. */
export class ActiveSpeaker {
  #levels = new Map<string, number>()
  #speaker: string | null = null
  #heardMs = Number.NEGATIVE_INFINITY

  get personId(): string | null {
    return this.#speaker
  }

  /** Takes the level of every audible person for one block. Who is missing has gone and is unmarked at once. */
  update(levels: ReadonlyMap<string, number>, nowMs: number): void {
    const smoothed = new Map<string, number>()
    let loudest: string | null = null
    for (const [personId, level] of levels) {
      const value = (this.#levels.get(personId) ?? 0) * (1 - SMOOTHING) + level * SMOOTHING
      smoothed.set(personId, value)
      if (value > THRESHOLD && value > (loudest === null ? 0 : (smoothed.get(loudest) ?? 0))) loudest = personId
    }
    this.#levels = smoothed
    const current = this.#speaker === null ? undefined : smoothed.get(this.#speaker)
    if (current === undefined) this.#speaker = null
    if (current !== undefined && current > THRESHOLD) this.#heardMs = nowMs
    if (loudest !== null && (smoothed.get(loudest) ?? 0) > (current ?? 0) * TAKEOVER_RATIO) {
      this.#speaker = loudest
      this.#heardMs = nowMs
    }
    if (nowMs - this.#heardMs > HOLD_MS) this.#speaker = null
  }
}
