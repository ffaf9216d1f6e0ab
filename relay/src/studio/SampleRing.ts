/**
 * Stereo samples by their position in the stream, the last two seconds of them. What was never written, or was read
 * already, reads as silence.
 */
export class SampleRing {
  readonly #length: number
  readonly #left: Float32Array
  readonly #right: Float32Array

  constructor(length: number) {
    this.#length = length
    this.#left = new Float32Array(length)
    this.#right = new Float32Array(length)
  }

  get length(): number {
    return this.#length
  }

  write(position: number, left: Float32Array, right: Float32Array): void {
    let index = this.#index(position)
    for (let i = 0; i < left.length; i++) {
      this.#left[index] = left[i] as number
      this.#right[index] = right[i] as number
      if (++index === this.#length) index = 0
    }
  }

  /** Value at a fractional position, between its two neighbours. */
  left(position: number): number {
    return this.#at(this.#left, position)
  }

  right(position: number): number {
    return this.#at(this.#right, position)
  }

  /** Silences [from, to). */
  clear(from: number, to: number): void {
    if (to - from >= this.#length) {
      this.#left.fill(0)
      this.#right.fill(0)
      return
    }
    let index = this.#index(from)
    for (let i = from; i < to; i++) {
      this.#left[index] = 0
      this.#right[index] = 0
      if (++index === this.#length) index = 0
    }
  }

  #at(samples: Float32Array, position: number): number {
    const whole = Math.floor(position)
    const fraction = position - whole
    const index = this.#index(whole)
    const a = samples[index] as number
    if (fraction === 0) return a
    const b = samples[index + 1 === this.#length ? 0 : index + 1] as number
    return a + (b - a) * fraction
  }

  #index(position: number): number {
    const index = Math.floor(position) % this.#length
    return index < 0 ? index + this.#length : index
  }
}
