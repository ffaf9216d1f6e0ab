/**
 * The smallest (or largest) value of the last one to two windows: follows slow change, forgets old outliers,
 * and costs two numbers.
 */
export class WindowedExtreme {
  readonly #windowMs: number
  readonly #pick: (a: number, b: number) => number
  #current: number | null = null
  #previous: number | null = null
  #windowStartMs = Number.NEGATIVE_INFINITY

  constructor(which: "min" | "max", windowMs: number) {
    this.#windowMs = windowMs
    this.#pick = which === "min" ? Math.min : Math.max
  }

  add(value: number, nowMs: number): void {
    if (nowMs - this.#windowStartMs > this.#windowMs) {
      this.#previous = this.#current
      this.#current = null
      this.#windowStartMs = nowMs
    }
    this.#current = this.#current === null ? value : this.#pick(this.#current, value)
  }

  get value(): number | null {
    if (this.#current === null || this.#previous === null) return this.#current ?? this.#previous
    return this.#pick(this.#current, this.#previous)
  }

  clear(): void {
    this.#current = null
    this.#previous = null
    this.#windowStartMs = Number.NEGATIVE_INFINITY
  }
}
