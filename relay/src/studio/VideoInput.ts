import { Frame } from "node-av/lib"
import type { StudioInput } from "./messages.ts"
import { RtpInput } from "./RtpInput.ts"
import type { CodedFrame, Depacketizer } from "./rtp/Depacketizer.ts"
import { H264Depacketizer } from "./rtp/H264Depacketizer.ts"
import type { PersonClock } from "./rtp/PersonClock.ts"
import type { Stall } from "./rtp/Stall.ts"
import { Vp8Depacketizer } from "./rtp/Vp8Depacketizer.ts"
import { VideoDecoder } from "./VideoDecoder.ts"

/** A retransmitted packet is worth waiting for: without it the picture stands until the next key frame. */
const MAX_WAIT_MS = 150
/** Decoded pictures that wait for their time: more than the longest delay holds at 30 a second. */
const MAX_WAITING = 12
const KEY_FRAME_REQUEST_INTERVAL_MS = 1_000

/** One picture: RTP in, the frame of the moment out. After a loss it stands still until the next key frame. */
export class VideoInput {
  readonly rtp: RtpInput
  readonly #depacketizer: Depacketizer
  readonly #decoder: VideoDecoder
  readonly #requestKeyFrame: () => void
  #waiting: { frame: Frame; position: number }[] = []
  #free: Frame[] = []
  #current: Frame | null = null
  #needsKey = true
  #requestedMs = Number.NEGATIVE_INFINITY
  decodedFrames = 0
  lastFrameMs: number | null = null
  /** Goes up whenever {@link current} is another picture. */
  version = 0

  private constructor(
    input: StudioInput,
    person: PersonClock,
    stall: Stall,
    decoder: VideoDecoder,
    requestKeyFrame: () => void,
  ) {
    this.#decoder = decoder
    this.#requestKeyFrame = requestKeyFrame
    this.#depacketizer = input.codec === "H264" ? new H264Depacketizer() : new Vp8Depacketizer()
    this.rtp = new RtpInput(input, person, {
      maxWaitMs: MAX_WAIT_MS,
      stall,
      onPacket: ({ packet, position, lost }) => {
        if (lost > 0) {
          this.#depacketizer.reset()
          this.#needsKey = true
        }
        const coded = this.#depacketizer.push(packet)
        if (coded) this.#decode(coded, position)
        else this.#askForKey()
      },
    })
  }

  static async open(
    input: StudioInput,
    person: PersonClock,
    stall: Stall,
    requestKeyFrame: () => void,
  ): Promise<VideoInput> {
    const decoder = await VideoDecoder.open(input.codec === "H264" ? "H264" : "VP8")
    return new VideoInput(input, person, stall, decoder, requestKeyFrame)
  }

  close(): void {
    this.rtp.close()
    this.#decoder.close()
    for (const { frame } of this.#waiting) frame.free()
    for (const frame of this.#free) frame.free()
    this.#current?.free()
    this.#waiting = []
    this.#free = []
    this.#current = null
  }

  /** The picture to show at local time `nowMs`; null before the first. Valid until the next call. */
  frameAt(nowMs: number): Frame | null {
    let due = 0
    for (const [index, { position }] of this.#waiting.entries()) {
      if ((this.rtp.playoutMs(position) ?? nowMs) <= nowMs) due = index + 1
    }
    for (const { frame } of this.#waiting.splice(0, due)) this.#show(frame)
    return this.#current
  }

  #show(frame: Frame): void {
    if (this.#current) this.#release(this.#current)
    this.#current = frame
    this.version += 1
  }

  #decode(coded: CodedFrame, position: number): void {
    if (this.#needsKey && !coded.key) {
      this.#askForKey()
      return
    }
    this.#needsKey = false
    const decoded = this.#decoder.decode(
      coded.data,
      coded.key,
      () => this.#take(),
      (frame) => {
        this.#free.pop()
        this.decodedFrames += 1
        this.lastFrameMs = performance.now()
        this.#waiting.push({ frame, position })
        if (this.#waiting.length > MAX_WAITING) {
          const oldest = this.#waiting.shift()
          if (oldest) this.#show(oldest.frame)
        }
      },
    )
    if (!decoded) {
      this.#needsKey = true
      this.#askForKey()
    }
  }

  /** The topmost free frame; it stays free until a picture is in it. */
  #take(): Frame {
    const top = this.#free.at(-1)
    if (top) return top
    const frame = new Frame()
    frame.alloc()
    this.#free.push(frame)
    return frame
  }

  #release(frame: Frame): void {
    frame.unref()
    this.#free.push(frame)
  }

  #askForKey(): void {
    const nowMs = performance.now()
    if (!this.#needsKey || nowMs - this.#requestedMs < KEY_FRAME_REQUEST_INTERVAL_MS) return
    this.#requestedMs = nowMs
    this.#requestKeyFrame()
  }
}
