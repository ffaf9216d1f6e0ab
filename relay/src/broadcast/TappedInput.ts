import type { Source } from "@openair/protocol"
import type { Tap } from "../media/Tap.ts"
import type { BusEntry } from "../rooms/Broadcast.ts"
import type { StudioInput } from "../studio/messages.ts"
import type { StudioProcess } from "../studio/StudioProcess.ts"

const LOOPBACK = "127.0.0.1"
const STUDIO_CODECS = { vp8: "VP8", h264: "H264", opus: "opus" } as const

/** How the studio calls somebody: a shared screen is laid out as a person of its own beside the camera. */
export function studioPersonOf(entry: { readonly personId: string; readonly source: Source }): string {
  return entry.source === "screen" || entry.source === "screenAudio" ? `${entry.personId}/screen` : entry.personId
}

function labelOf({ label, source }: BusEntry): string {
  return source === "screen" ? `${label}, screen` : label
}

/**
 * One voice or picture on its way into the studio: a tap of its producer, announced to the studio under the producer's
 * id, connected to the port the studio names. Opening takes a few messages; it may be closed at any moment in between.
 */
export class TappedInput {
  readonly inputId: string
  private readonly entry: BusEntry
  private readonly studio: StudioProcess
  private readonly openTap: () => Promise<Tap>
  private readonly failed: (error: unknown) => void
  private tap: Tap | undefined
  private connectedPort: number | undefined
  private closed = false

  /** @param openTap a fresh tap of the entry's producer. @param failed hears what went wrong; the input is closed then. */
  constructor(entry: BusEntry, studio: StudioProcess, openTap: () => Promise<Tap>, failed: (error: unknown) => void) {
    this.inputId = entry.producerId
    this.entry = entry
    this.studio = studio
    this.openTap = openTap
    this.failed = failed
  }

  open(): void {
    this.attempt(async () => {
      const tap = await this.freshTap()
      if (tap) this.studio.addInput(this.describe(tap))
    })
  }

  /** The studio listens at `port`: for the first time, or again after it was started anew. */
  connectTo(port: number): void {
    this.attempt(async () => {
      if (this.connectedPort === port) return this.tap?.requestKeyFrame()
      // A tap is connected once in its life; another port needs another tap, with an SSRC of its own.
      if (this.connectedPort !== undefined) return this.reopen()
      this.connectedPort = port
      await this.tap?.connect({ ip: LOOPBACK, port })
      if (!this.closed) await this.tap?.resume()
    })
  }

  requestKeyFrame(): void {
    this.attempt(async () => this.tap?.requestKeyFrame())
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.tap?.close()
    this.studio.removeInput(this.inputId)
  }

  private async reopen(): Promise<void> {
    this.tap?.close()
    this.tap = undefined
    this.connectedPort = undefined
    this.studio.removeInput(this.inputId)
    const tap = await this.freshTap()
    if (tap) this.studio.addInput(this.describe(tap))
  }

  private async freshTap(): Promise<Tap | undefined> {
    const tap = await this.openTap()
    if (this.closed) {
      tap.close()
      return undefined
    }
    this.tap = tap
    return tap
  }

  private describe({ parameters }: Tap): StudioInput {
    return {
      inputId: this.inputId,
      personId: studioPersonOf(this.entry),
      label: labelOf(this.entry),
      medium: this.entry.medium,
      codec: STUDIO_CODECS[parameters.codec],
      payloadType: parameters.payloadType,
      ssrc: parameters.ssrc,
      clockRate: parameters.clockRate,
    }
  }

  private attempt(step: () => Promise<void>): void {
    step().catch((error: unknown) => {
      if (this.closed) return
      this.close()
      this.failed(error)
    })
  }
}
