import { AudioInput } from "./AudioInput.ts"
import type { MixerVoice } from "./AudioMixer.ts"
import type { Bus, Medium, StudioInput, StudioStats } from "./messages.ts"
import { PersonClock } from "./rtp/PersonClock.ts"
import { Stall } from "./rtp/Stall.ts"
import type { Tile } from "./Scene.ts"
import { VideoInput } from "./VideoInput.ts"

/** A picture that stands still for this long gives way to a card. */
const STALE_PICTURE_MS = 5_000
/** A room's worth; the relay asks for no more, and a child must not be filled up. */
const MAX_INPUTS = 400

/** All streams the studio receives, and the bus that says which of them the program may use right now. */
export class InputSet {
  readonly stall = new Stall()
  readonly #requestKeyFrame: (inputId: string) => void
  readonly #audio = new Map<string, AudioInput>()
  readonly #video = new Map<string, VideoInput>()
  readonly #people = new Map<string, PersonClock>()
  #bus = new Set<string>()

  constructor(requestKeyFrame: (inputId: string) => void) {
    this.#requestKeyFrame = requestKeyFrame
  }

  /** Takes effect with the next block of sound and the next picture. */
  setBus(bus: Bus): void {
    this.#bus = new Set(bus.map(({ personId, medium }) => busKey(personId, medium)))
  }

  /** Opens a port for the stream and returns it. An input of the same id is replaced. */
  async add(input: StudioInput, preferredPort: number | null): Promise<number> {
    if ((input.codec === "opus") !== (input.medium === "audio"))
      throw new Error(`${input.codec} is not ${input.medium}`)
    this.remove(input.inputId)
    if (this.#audio.size + this.#video.size >= MAX_INPUTS) throw new Error("too many inputs")
    let person = this.#people.get(input.personId)
    if (!person) {
      person = new PersonClock()
      this.#people.set(input.personId, person)
    }
    if (input.medium === "audio") {
      const audio = await AudioInput.open(input, person, this.stall)
      this.#audio.set(input.inputId, audio)
      return audio.rtp.open(preferredPort)
    }
    const video = await VideoInput.open(input, person, this.stall, () => this.#requestKeyFrame(input.inputId))
    this.#video.set(input.inputId, video)
    return video.rtp.open(preferredPort)
  }

  remove(inputId: string): void {
    const gone = this.#audio.get(inputId) ?? this.#video.get(inputId)
    if (!gone) return
    gone.close()
    this.#audio.delete(inputId)
    this.#video.delete(inputId)
    const { personId } = gone.rtp.input
    if (this.#people.get(personId)?.size === 0) this.#people.delete(personId)
  }

  /** Moves packets on that have waited long enough for the ones before them. */
  drain(nowMs: number): void {
    for (const input of this.#all()) input.rtp.drain(nowMs)
  }

  voices(): MixerVoice[] {
    return Array.from(this.#audio.values(), (input) => ({
      input,
      personId: input.rtp.input.personId,
      audible: this.#onBus(input.rtp.input.personId, "audio"),
    }))
  }

  /** The pictures and cards to show at local time `nowMs`, in the order in which people came. */
  tiles(nowMs: number): Tile[] {
    const tiles: Tile[] = []
    for (const personId of this.#people.keys()) {
      const pictures = this.#pictures(personId, nowMs)
      tiles.push(...pictures)
      if (pictures.length > 0) continue
      const label = this.#cardLabel(personId)
      if (label !== null) tiles.push({ id: `card:${personId}`, personId, label, frame: null, version: 0 })
    }
    return tiles
  }

  stats(nowMs: number): StudioStats["inputs"] {
    return this.#all().map((input) => ({
      inputId: input.rtp.input.inputId,
      packets: input.rtp.packets,
      lost: input.rtp.lost,
      decodedFrames: input.decodedFrames,
      lastFrameAgeMs: input.lastFrameMs === null ? null : Math.max(0, nowMs - input.lastFrameMs),
      playoutDelayMs: input.rtp.playoutDelayMs,
    }))
  }

  close(): void {
    for (const input of this.#all()) this.remove(input.rtp.input.inputId)
  }

  #pictures(personId: string, nowMs: number): Tile[] {
    const tiles: Tile[] = []
    const visible = this.#onBus(personId, "video")
    for (const [inputId, video] of this.#video) {
      if (video.rtp.input.personId !== personId) continue
      // Asked for unseen pictures too: they must not pile up and be shown late.
      const frame = video.frameAt(nowMs)
      const fresh = video.lastFrameMs !== null && nowMs - video.lastFrameMs < STALE_PICTURE_MS
      if (!visible || !frame || !fresh) continue
      tiles.push({ id: inputId, personId, label: video.rtp.input.label, frame, version: video.version })
    }
    return tiles
  }

  /** The name for a card: of somebody on the bus who has a stream but no picture at this moment. */
  #cardLabel(personId: string): string | null {
    for (const { rtp } of this.#all()) {
      if (rtp.input.personId === personId && this.#onBus(personId, rtp.input.medium)) return rtp.input.label
    }
    return null
  }

  #all(): (AudioInput | VideoInput)[] {
    return [...this.#audio.values(), ...this.#video.values()]
  }

  #onBus(personId: string, medium: Medium): boolean {
    return this.#bus.has(busKey(personId, medium))
  }
}

function busKey(personId: string, medium: Medium): string {
  return `${medium}:${personId}`
}
