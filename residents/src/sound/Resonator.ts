import { SOUND_RATE_HZ } from "../loops/loops.ts"

/** A two-pole resonance (Klatt 1980): what the throat does to one formant. */
export class Resonator {
  private y1 = 0
  private y2 = 0
  private a = 0
  private b = 0
  private c = 0

  tune(hz: number, bandwidthHz: number): void {
    const radius = Math.exp((-Math.PI * bandwidthHz) / SOUND_RATE_HZ)
    this.c = -radius * radius
    this.b = 2 * radius * Math.cos((2 * Math.PI * hz) / SOUND_RATE_HZ)
    this.a = 1 - this.b - this.c
  }

  next(sample: number): number {
    const y = this.a * sample + this.b * this.y1 + this.c * this.y2
    this.y2 = this.y1
    this.y1 = y
    return y
  }
}
