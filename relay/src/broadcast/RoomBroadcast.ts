import type { Tap } from "../media/Tap.ts"
import type { Origin } from "../origin/Origin.ts"
import type { Broadcast, BusEntry } from "../rooms/Broadcast.ts"
import type { StudioProcess } from "../studio/StudioProcess.ts"
import { studioPersonOf, TappedInput } from "./TappedInput.ts"

export interface RoomBroadcastParts {
  readonly room: string
  readonly playlistPath: string
  readonly studio: StudioProcess
  readonly origin: Origin
  readonly tap: (producerId: string) => Promise<Tap>
  readonly warn: (message: string, detail: Record<string, unknown>) => void
}

/**
 * A room on air. The bus is told to the studio first and acts on its next tick; taps follow: only what is on the bus
 * ever leaves the media engine towards the mix.
 */
export class RoomBroadcast implements Broadcast {
  readonly playlistPath: string
  private readonly parts: RoomBroadcastParts
  private readonly inputs = new Map<string, TappedInput>()
  private closed = false

  constructor(parts: RoomBroadcastParts) {
    this.parts = parts
    this.playlistPath = parts.playlistPath
    const { studio, warn, room } = parts
    studio.on("inputReady", ({ inputId, port }) => this.inputs.get(inputId)?.connectTo(port))
    studio.on("keyFrameRequest", ({ inputId }) => this.inputs.get(inputId)?.requestKeyFrame())
    studio.on("crash", (end) => warn("A studio ended and is started again.", { room, ...end }))
    studio.on("error", (problem) => warn("A studio reports a problem.", { room, ...problem }))
  }

  setProgram(entries: readonly BusEntry[]): void {
    if (this.closed) return
    const { studio } = this.parts
    studio.setBus(entries.map((entry) => ({ personId: studioPersonOf(entry), medium: entry.medium })))
    const wanted = new Map(entries.map((entry) => [entry.producerId, entry]))
    for (const [producerId, input] of this.inputs) {
      if (wanted.has(producerId)) continue
      this.inputs.delete(producerId)
      input.close()
    }
    for (const [producerId, entry] of wanted) {
      if (!this.inputs.has(producerId)) this.addInput(entry)
    }
  }

  setSlate(title: string, subtitle: string): void {
    this.parts.studio.setSlate({ title, subtitle })
  }

  viewers(): number {
    return this.parts.origin.status(this.parts.room)?.viewers ?? 0
  }

  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    for (const input of this.inputs.values()) input.close()
    this.inputs.clear()
    await this.parts.studio.stop()
    await this.parts.origin.closeBroadcast(this.parts.room)
  }

  private addInput(entry: BusEntry): void {
    const { producerId } = entry
    const input = new TappedInput(
      entry,
      this.parts.studio,
      () => this.parts.tap(producerId),
      (error) => {
        // A producer that ended in between is no fault; the next bus leaves it out. Anything else is tried with that bus.
        if (this.inputs.get(producerId) === input) this.inputs.delete(producerId)
        this.parts.warn("An input could not be tapped.", { room: this.parts.room, producerId, problem: String(error) })
      },
    )
    this.inputs.set(producerId, input)
    input.open()
  }
}
