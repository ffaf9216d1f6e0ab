import { AudioDecoder, SAMPLE_RATE } from "./AudioDecoder.ts"
import type { StudioInput } from "./messages.ts"
import { RtpInput } from "./RtpInput.ts"
import type { PersonClock } from "./rtp/PersonClock.ts"
import type { Stall } from "./rtp/Stall.ts"
import { SampleRing } from "./SampleRing.ts"

/** A retransmission that comes later than this no longer helps a voice. */
const MAX_WAIT_MS = 60
const RING_SAMPLES = 2 * SAMPLE_RATE
/** Off by less than this the stream is left alone … */
const TOLERANCE_SAMPLES = SAMPLE_RATE * 0.008
/** … too late by more than this it jumps on … */
const JUMP_AHEAD_SAMPLES = SAMPLE_RATE * 0.08
/** … too early by more than this, because the delay grew, it pauses … */
const PAUSE_SAMPLES = SAMPLE_RATE * 0.015
/** … and between the two it plays this much faster or slower, which nobody hears. */
const CORRECTION = 0.01

/** One voice: RTP in, samples out at the program's pace, silence where there are none. */
export class AudioInput {
  readonly rtp: RtpInput
  readonly #decoder: AudioDecoder
  readonly #ring = new SampleRing(RING_SAMPLES)
  #read: number | null = null
  decodedFrames = 0
  lastFrameMs: number | null = null
  /** Root mean square of what was last read; 0 … 1. */
  level = 0

  private constructor(input: StudioInput, person: PersonClock, stall: Stall, decoder: AudioDecoder) {
    this.#decoder = decoder
    this.rtp = new RtpInput(input, person, {
      maxWaitMs: MAX_WAIT_MS,
      stall,
      onPacket: ({ packet, position }) => this.#decode(packet.payload, position),
    })
  }

  static async open(input: StudioInput, person: PersonClock, stall: Stall): Promise<AudioInput> {
    return new AudioInput(input, person, stall, await AudioDecoder.open())
  }

  close(): void {
    this.rtp.close()
    this.#decoder.close()
  }

  /**
   * Adds the samples that belong to local time `nowMs` and after to `left` and `right`; with `audible` false it only
   * moves on, so that nothing said while muted is ever heard later.
   */
  mixInto(left: Float32Array, right: Float32Array, nowMs: number, audible: boolean): void {
    this.level = 0
    const wanted = this.rtp.positionAt(nowMs)
    if (wanted === null) return
    const step = this.#step(wanted)
    const from = this.#read as number
    if (audible) {
      let energy = 0
      for (let i = 0; i < left.length; i++) {
        const l = this.#ring.left(from + i * step)
        const r = this.#ring.right(from + i * step)
        left[i] = (left[i] as number) + l
        right[i] = (right[i] as number) + r
        energy += l * l + r * r
      }
      this.level = Math.sqrt(energy / (2 * left.length))
    }
    this.#read = from + left.length * step
    this.#ring.clear(Math.floor(from), Math.floor(this.#read))
  }

  /** How far to go on per sample so that the reading stays where the clock wants it. */
  #step(wanted: number): number {
    const behind = this.#read === null ? Number.POSITIVE_INFINITY : wanted - this.#read
    if (behind > JUMP_AHEAD_SAMPLES || behind < -PAUSE_SAMPLES) {
      if (behind > 0) this.#ring.clear(Math.floor(this.#read ?? wanted - RING_SAMPLES / 2), Math.floor(wanted))
      this.#read = Math.round(wanted)
      return 1
    }
    if (Math.abs(behind) > TOLERANCE_SAMPLES) return behind > 0 ? 1 + CORRECTION : 1 - CORRECTION
    this.#read = Math.round(this.#read as number)
    return 1
  }

  #decode(payload: Buffer, position: number): void {
    let at = position
    this.#decoder.decode(payload, (left, right) => {
      this.decodedFrames += 1
      this.lastFrameMs = performance.now()
      const read = this.#read
      // Not what is too late to be played, nor what is so early that it would overwrite what is still to be read.
      if (read === null || (at >= read && at + left.length < read + RING_SAMPLES)) {
        this.#ring.write(at, left, right)
      }
      at += left.length
    })
  }
}
