/** Peaks are held below this, so that the sum of many voices never clips. */
const CEILING = 0.89
/** Back to full gain over about half a second. */
const RELEASE_PER_BLOCK = 0.04

/** Turns the sum down when it would clip: at once when needed, slowly back up. Works on whole blocks in place. */
export class Limiter {
  #gain = 1

  apply(left: Float32Array, right: Float32Array): void {
    let peak = 0
    for (let i = 0; i < left.length; i++) {
      peak = Math.max(peak, Math.abs(left[i] as number), Math.abs(right[i] as number))
    }
    const from = this.#gain
    const allowed = peak > CEILING ? CEILING / peak : 1
    const to = Math.min(allowed, from + RELEASE_PER_BLOCK)
    this.#gain = to
    if (from === 1 && to === 1) return
    for (let i = 0; i < left.length; i++) {
      // Down within the first eighth of the block, so that little of a sudden peak is left for the clamp.
      const progress = Math.min(1, ((to < from ? 8 : 1) * i) / left.length)
      const gain = from + (to - from) * progress
      left[i] = clamp((left[i] as number) * gain)
      right[i] = clamp((right[i] as number) * gain)
    }
  }
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value))
}
