import { type Air, NO_REACH, type ParticipantView, type Person } from "@openair/protocol"
import type { Broadcast, BusEntry } from "./Broadcast.ts"
import type { EffectiveConsent } from "./ConsentBook.ts"
import { OnAir } from "./OnAir.ts"
import { isPaused, type Participant } from "./Participant.ts"
import type { People } from "./People.ts"
import { programBus } from "./programBus.ts"
import type { RoomEvent, RoomOptions } from "./RoomOptions.ts"

/** What of a room's people goes out, and how each of them looks to the others. */
export class Program {
  private readonly options: RoomOptions
  private readonly people: People
  private readonly emit: (event: RoomEvent) => void
  private readonly onAir: OnAir
  private readonly shown = new Map<string, string>()
  private bus: readonly BusEntry[] = []
  private cancelExpiry: () => void = () => {}

  constructor(options: RoomOptions, people: People, emit: (event: RoomEvent) => void) {
    this.options = options
    this.people = people
    this.emit = emit
    this.onAir = new OnAir(options.room, options.broadcasts, options.clock, (problem) => {
      if (problem === undefined) this.refresh()
      else emit({ what: "problem", problem: `broadcast: ${problem}` })
    })
  }

  /** Undefined while nothing goes out. */
  get broadcast(): Broadcast | undefined {
    return this.onAir.current
  }

  air(): Air {
    const { onAir, slot, changesAtSeconds } = this.options.programme.airNow(this.options.room)
    return {
      onAir,
      slot: slot
        ? {
            id: slot.id.toString(),
            start: slot.startSeconds,
            end: slot.endSeconds,
            reach: slot.reach,
            metadata: slot.metadata,
          }
        : null,
      changesAt: changesAtSeconds ?? null,
    }
  }

  airChanged(): void {
    const { onAir, slot } = this.options.programme.airNow(this.options.room)
    const { name } = this.options
    this.onAir.set(onAir ? { title: titleOf(slot?.metadata) ?? name, subtitle: name } : undefined)
    this.refresh()
    const air = this.air()
    this.people.tellAll("air", air)
    for (const peer of this.people.peers()) peer.send("air", air)
    this.emit({ what: "air", onAir })
  }

  /** Works out the bus again and hands it on before anything else; then tells everybody whose picture of somebody changed. */
  refresh({ quietly = false } = {}): void {
    const { reach: slotReach, onAir } = this.options.programme.airNow(this.options.room)
    const speakers = this.people.all().map((participant) => ({
      participantId: participant.participantId,
      label: labelOf(participant.person),
      capabilities: participant.rights.capabilities,
      reach: this.consentOf(participant).reach,
      producers: participant.producers.map((producer) => ({ ...producer, paused: isPaused(producer) })),
    }))
    this.bus = onAir ? programBus(slotReach, speakers) : []
    this.onAir.setProgram(this.bus)
    if (quietly) return
    for (const participant of this.people.all()) {
      const view = this.view(participant)
      if (this.isNews(view)) this.people.tellAll("participantChanged", view)
    }
    this.armExpiry()
  }

  view(participant: Participant): ParticipantView {
    return participant.view(this.consentOf(participant).reach ?? NO_REACH, this.onProgram(participant))
  }

  onProgram({ participantId }: Participant): { audio: boolean; video: boolean } {
    const media = this.onAir.current
      ? this.bus.filter(({ personId }) => personId === participantId).map(({ medium }) => medium)
      : []
    return { audio: media.includes("audio"), video: media.includes("video") }
  }

  /** Whether this view of somebody has not been shown yet; from now on it has. */
  isNews(view: ParticipantView): boolean {
    const text = JSON.stringify(view)
    if (this.shown.get(view.participantId) === text) return false
    this.shown.set(view.participantId, text)
    return true
  }

  forget({ participantId }: Participant): void {
    this.shown.delete(participantId)
  }

  stop(): void {
    this.cancelExpiry()
  }

  async close(): Promise<void> {
    await this.onAir.close()
  }

  /** A consent that ends takes its speaker off the bus at that second. */
  private armExpiry(): void {
    this.cancelExpiry()
    const times = this.people.all().flatMap((participant) => this.consentOf(participant).expiresAt ?? [])
    this.cancelExpiry =
      times.length > 0 ? this.options.clock.at(Math.min(...times) * 1000, () => this.refresh()) : () => {}
  }

  private consentOf({ person, consentEpoch }: Participant): EffectiveConsent {
    const { room, programme, consents, clock } = this.options
    const slot = programme.airNow(room).slot?.id ?? 0n
    return consents.effective(room, person.account, slot, consentEpoch, Math.floor(clock.nowMs() / 1000))
  }
}

/** An ENS name, or the two ends of the address. */
function labelOf({ account, name }: Person): string {
  return name ?? `${account.slice(0, 6)}…${account.slice(-4)}`
}

/** Slot metadata is a JSON object with a title, or a URI, which the relay does not fetch. */
function titleOf(metadata: string | null | undefined): string | undefined {
  try {
    const { title } = JSON.parse(metadata ?? "") as { title?: unknown }
    return typeof title === "string" ? title.slice(0, 128) : undefined
  } catch {
    return undefined
  }
}
