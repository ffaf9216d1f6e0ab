import { SAMPLE_RATE } from "./AudioDecoder.ts"
import { AUDIO_FRAME_SAMPLES } from "./AudioEncoder.ts"
import type { AudioInput } from "./AudioInput.ts"
import { Limiter } from "./Limiter.ts"

/** One voice and whether it is on the bus at this moment. */
export interface MixerVoice {
  readonly input: AudioInput
  readonly personId: string
  readonly audible: boolean
}

/** Adds up voices block by block. Silence in, silence out: it never waits for anybody. */
export class AudioMixer {
  readonly #left = new Float32Array(AUDIO_FRAME_SAMPLES)
  readonly #right = new Float32Array(AUDIO_FRAME_SAMPLES)
  readonly #limiter = new Limiter()
  /** Blocks mixed so far. */
  blocks = 0

  /** Local ms, from the mixer's start, at which the next block begins. */
  get nextBlockMs(): number {
    return (this.blocks * AUDIO_FRAME_SAMPLES * 1000) / SAMPLE_RATE
  }

  /** Local ms at which the next block ends. */
  get nextBlockEndMs(): number {
    return ((this.blocks + 1) * AUDIO_FRAME_SAMPLES * 1000) / SAMPLE_RATE
  }

  /** Leaves out what was due before `elapsedMs`: the machine stood still. */
  skipTo(elapsedMs: number): void {
    this.blocks = Math.floor((elapsedMs * SAMPLE_RATE) / 1000 / AUDIO_FRAME_SAMPLES)
  }

  /** Mixes one block for local time `nowMs`. The arrays are reused by the next call. */
  mix(
    voices: readonly MixerVoice[],
    nowMs: number,
  ): { left: Float32Array; right: Float32Array; levels: Map<string, number> } {
    this.#left.fill(0)
    this.#right.fill(0)
    const levels = new Map<string, number>()
    for (const { input, personId, audible } of voices) {
      input.mixInto(this.#left, this.#right, nowMs, audible)
      if (audible) levels.set(personId, Math.max(levels.get(personId) ?? 0, input.level))
    }
    this.#limiter.apply(this.#left, this.#right)
    this.blocks += 1
    return { left: this.#left, right: this.#right, levels }
  }
}
