/** Turns a counter that wraps at `modulus` (RTP sequence numbers and timestamps) into one that goes on for ever. */
export class Unwrap {
  readonly #modulus: number
  #last: number | null = null

  constructor(modulus: number) {
    this.#modulus = modulus
  }

  /** The value nearest to the last one seen. */
  next(value: number): number {
    if (this.#last === null) {
      this.#last = value
      return value
    }
    const half = this.#modulus / 2
    let delta = (value - this.#last) % this.#modulus
    if (delta > half) delta -= this.#modulus
    else if (delta < -half) delta += this.#modulus
    this.#last += delta
    return this.#last
  }
}
