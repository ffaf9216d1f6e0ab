import type { EncodedSample, Hello } from "../studio/mediaStream.ts"
import { toLengthPrefixed } from "./avc.ts"
import { type FragmentSample, fragment } from "./fragment.ts"
import { initSegment } from "./initSegment.ts"
import type { ProgramFeed, ProgramSubscriber } from "./ProgramFeed.ts"

export interface PackagerOptions {
  /** Best a whole number of frames; parts hold as many frames as fit. */
  readonly partMs: number
  /** Number of the next segment; above everything ever published for this broadcast. */
  readonly nextMediaSequence: number
  readonly nextDiscontinuitySequence: number
}

/** A hole in the picture longer than this is a break in the timeline. */
const MAX_GAP_SECONDS = 1
/** Sound kept for a part that is still open; more means that no picture comes. */
const MAX_PENDING_AUDIO = 500
/** For the rounding of sums only: no part may be longer than the playlist says (RFC 8216bis §4.4.3.7). */
const PART_TOLERANCE_SECONDS = 0.000_01

interface TimedSample extends FragmentSample {
  readonly dts: number
}

/**
 * Cuts the encoded program into parts and segments. A segment starts at each key frame; a part closes when one more
 * frame would make it longer than `partMs`. Each connection of a studio is a new session: a discontinuity with an init
 * segment of its own.
 */
export class Packager implements ProgramFeed {
  readonly #partSeconds: number
  readonly #subscribers = new Set<ProgramSubscriber>()
  #hello: Hello | null = null
  #initId = 0
  #mediaSequence: number
  #discontinuitySequence: number
  #fragmentNumber = 0
  #segment: { partIndex: number; durationSeconds: number } | null = null
  /** Waits for the next frame, which tells its duration. */
  #pending: TimedSample | null = null
  #video: TimedSample[] = []
  #audio: TimedSample[] = []

  constructor(options: PackagerOptions) {
    this.#partSeconds = options.partMs / 1000
    this.#mediaSequence = options.nextMediaSequence - 1
    this.#discontinuitySequence = options.nextDiscontinuitySequence - 1
  }

  subscribe(subscriber: ProgramSubscriber): () => void {
    this.#subscribers.add(subscriber)
    return () => this.#subscribers.delete(subscriber)
  }

  /** A studio connected. Throws on parameter sets that make no init segment. */
  startSession(hello: Hello): void {
    this.endSession()
    const { data, codecs } = initSegment(hello)
    this.#hello = hello
    this.#initId = this.#mediaSequence + 1
    this.#discontinuitySequence += 1
    const { width, height, framesPerSecond, bitrateBps } = hello.video
    // Peak of video by the encoder's buffer rule, plus audio and the boxes around them.
    const bandwidthBps = Math.ceil((bitrateBps * 1.2 + hello.audio.bitrateBps) * 1.05)
    this.#tell("onSession", { initId: this.#initId, init: data, codecs, width, height, framesPerSecond, bandwidthBps })
  }

  /** The studio has gone. What it sent is published as far as it is whole. */
  endSession(): void {
    if (!this.#hello) return
    this.#flush()
    this.#hello = null
    this.#audio = []
    this.#tell("onSessionEnd")
  }

  push(sample: EncodedSample): void {
    if (!this.#hello) return
    if (sample.track === "video") this.#pushVideo(sample)
    else this.#pushAudio(sample)
  }

  #pushAudio({ dts, duration, data }: EncodedSample): void {
    this.#audio.push({ dts, duration, data, key: true })
    if (this.#audio.length > MAX_PENDING_AUDIO) this.#audio.shift()
  }

  #pushVideo({ dts, duration, data, key }: EncodedSample): void {
    const timescale = this.#timescale
    const before = this.#pending
    if (before) {
      const gap = dts - before.dts
      if (gap <= 0 || gap > MAX_GAP_SECONDS * timescale) {
        this.#flush()
        this.#discontinuitySequence += 1
        this.#audio = []
      } else {
        this.#pending = null
        this.#add({ ...before, duration: gap })
        if (key) this.#closeSegment()
        else if (this.#wouldOverflow(duration)) this.#closePart()
      }
    }
    if (!this.#segment) {
      if (!key) return
      this.#openSegment(dts)
    }
    this.#pending = { dts, duration, data: toLengthPrefixed(data), key }
  }

  /** Adds a frame whose duration is known now; one that lasts longer than its sender said starts a part of its own. */
  #add(sample: TimedSample): void {
    if (this.#wouldOverflow(sample.duration)) this.#closePart()
    this.#video.push(sample)
  }

  #wouldOverflow(duration: number): boolean {
    return this.#videoSeconds + duration / this.#timescale > this.#partSeconds + PART_TOLERANCE_SECONDS
  }

  #openSegment(dts: number): void {
    const hello = this.#hello as Hello
    this.#mediaSequence += 1
    this.#segment = { partIndex: 0, durationSeconds: 0 }
    // Sound from before the first picture belongs to nothing.
    const startSeconds = dts / this.#timescale
    const frameSeconds = (sample: TimedSample) => (sample.dts + sample.duration) / hello.audio.sampleRate
    if (this.#video.length === 0)
      this.#audio = this.#audio.filter((sample) => frameSeconds(sample) > startSeconds - 0.1)
    this.#tell("onSegmentStart", {
      mediaSequence: this.#mediaSequence,
      discontinuitySequence: this.#discontinuitySequence,
      initId: this.#initId,
      programDateTimeMs: Math.round(hello.timelineOriginMs + startSeconds * 1000),
    })
  }

  #closePart(): void {
    const segment = this.#segment
    const first = this.#video[0]
    const last = this.#video.at(-1)
    if (!segment || !first || !last) return
    const endSeconds = (last.dts + last.duration) / this.#timescale
    const sampleRate = this.#hello?.audio.sampleRate ?? 1
    const later = this.#audio.findIndex((sample) => sample.dts / sampleRate >= endSeconds)
    const audio = this.#audio.splice(0, later < 0 ? this.#audio.length : later)
    const durationSeconds = this.#videoSeconds
    this.#fragmentNumber += 1
    const data = fragment(
      this.#fragmentNumber,
      { baseDecodeTime: first.dts, samples: this.#video },
      { baseDecodeTime: audio[0]?.dts ?? 0, samples: audio },
    )
    this.#video = []
    const index = segment.partIndex
    segment.partIndex += 1
    segment.durationSeconds += durationSeconds
    const independent = first.key
    this.#tell("onPart", { mediaSequence: this.#mediaSequence, index, durationSeconds, independent, data })
  }

  #closeSegment(): void {
    this.#closePart()
    if (!this.#segment) return
    this.#tell("onSegmentEnd", this.#mediaSequence, this.#segment.durationSeconds)
    this.#segment = null
  }

  /** Closes what is open; the last frame lasts as long as its sender said. */
  #flush(): void {
    if (this.#pending) this.#video.push(this.#pending)
    this.#pending = null
    this.#closeSegment()
  }

  get #timescale(): number {
    return this.#hello?.video.timescale ?? 1
  }

  get #videoSeconds(): number {
    return this.#video.reduce((sum, sample) => sum + sample.duration, 0) / this.#timescale
  }

  #tell<E extends keyof ProgramSubscriber>(event: E, ...args: Parameters<NonNullable<ProgramSubscriber[E]>>): void {
    for (const subscriber of this.#subscribers) {
      ;(subscriber[event] as ((...args: unknown[]) => void) | undefined)?.apply(subscriber, args)
    }
  }
}
