import {
  type CapabilitySet,
  type MediaKind,
  type MethodData,
  OpenairError,
  type ParticipantView,
  type Person,
  type ReachSet,
  SOURCE_RULES,
  type Source,
} from "@openair/protocol"
import type { Rights, RightsChange } from "./Authority.ts"
import type { MediaParameters, ParticipantMedia, TransportOffer } from "./Media.ts"
import type { Peer } from "./Peer.ts"
import { mayProduce } from "./permits.ts"
import { SerialQueue } from "./SerialQueue.ts"

/** One of a participant's own media. */
export interface Produced {
  readonly producerId: string
  readonly source: Source
  readonly kind: MediaKind
  /** By the person themselves. */
  pausedByOwner: boolean
  /** By the relay, because the permit is (or seems) lost. */
  suspended: boolean
}

export interface ParticipantOptions {
  readonly participantId: string
  readonly sessionId: string
  readonly person: Person
  readonly rights: Rights
  readonly media: ParticipantMedia
  /** Throws why a source is refused. */
  readonly refuse: (source: Source) => Promise<never>
}

/**
 * Somebody in a room, with their media. Requests run one after the other; a loss of rights does not wait for them: it
 * bumps the epoch and stops media at once, and every request looks again after each await.
 */
export class Participant {
  readonly participantId: string
  readonly sessionId: string
  readonly person: Person
  readonly media: ParticipantMedia
  readonly queue = new SerialQueue()
  /** What was announced to them in this round of receiving. */
  readonly consuming = new Set<string>()
  /** Undefined while the connection is broken. */
  peer: Peer | undefined
  consentEpoch = 0n
  private readonly refuse: ParticipantOptions["refuse"]
  private readonly produced = new Map<string, Produced>()
  private currentRights: Rights
  private revocations = 0
  private receivingOffered = false
  private ended = false

  constructor({ participantId, sessionId, person, rights, media, refuse }: ParticipantOptions) {
    this.participantId = participantId
    this.sessionId = sessionId
    this.person = person
    this.media = media
    this.refuse = refuse
    this.currentRights = rights
  }

  get rights(): Rights {
    return this.currentRights
  }

  /** Goes up with every loss of rights. */
  get epoch(): number {
    return this.revocations
  }

  get closed(): boolean {
    return this.ended
  }

  get producers(): readonly Produced[] {
    return [...this.produced.values()]
  }

  view(reach: ReachSet, onProgram: { audio: boolean; video: boolean }): ParticipantView {
    return {
      ...this.person,
      participantId: this.participantId,
      capabilities: this.currentRights.capabilities,
      reach,
      producers: this.producers.map((producer) => ({
        producerId: producer.producerId,
        source: producer.source,
        kind: producer.kind,
        paused: isPaused(producer),
      })),
      onProgram,
    }
  }

  /**
   * Acts on changed rights. What is lost is paused before this returns to the event loop, and closed once that is certain.
   * @returns what was closed, when the engine has obeyed.
   */
  async applyRights(rights: Rights, certainty: RightsChange["certainty"]): Promise<Produced[]> {
    const before = this.currentRights.capabilities
    if ((before & ~rights.capabilities) !== 0) this.revocations += 1
    this.currentRights = rights
    const lost = this.producers.filter(({ source }) => !mayProduce(rights.capabilities, source))
    for (const producer of lost) producer.suspended = true
    const stopped = lost.map(({ producerId }) => this.media.pauseProducer(producerId).catch(() => {}))
    this.restore()
    await Promise.all(stopped)
    if (certainty === "suspected") return []
    // What was given back while the engine worked stays.
    const closing = lost.filter(({ producerId, suspended }) => suspended && this.produced.has(producerId))
    for (const { producerId } of closing) this.forget(producerId)
    return closing
  }

  /** @throws a refusal by rule, ALREADY_PRODUCING, SOURCE_KIND_MISMATCH and what the engine throws. */
  async produce(request: MethodData<"produce">, added: (producer: Produced) => void): Promise<string> {
    const { source, kind } = request
    const expectedKind = SOURCE_RULES[source].kind
    if (kind !== expectedKind) throw new OpenairError("SOURCE_KIND_MISMATCH", { source, kind, expectedKind })
    if (!this.may(source)) return this.refuse(source)
    if (this.producers.some((other) => other.source === source)) throw new OpenairError("ALREADY_PRODUCING", { source })
    const producerId = await this.media.produce(request)
    if (this.ended) throw new OpenairError("NOT_JOINED")
    const producer: Produced = { producerId, source, kind, pausedByOwner: false, suspended: false }
    // From here on a loss finds it.
    this.produced.set(producerId, producer)
    if (!this.may(source)) {
      this.forget(producerId)
      return this.refuse(source)
    }
    await this.media.resumeProducer(producerId)
    if (!this.produced.has(producerId)) return this.refuse(source)
    await this.obey(producer)
    added(producer)
    return producerId
  }

  async pauseProducer(producerId: string): Promise<void> {
    const producer = this.own(producerId)
    producer.pausedByOwner = true
    await this.media.pauseProducer(producerId)
  }

  async resumeProducer(producerId: string): Promise<void> {
    const producer = this.own(producerId)
    if (!this.may(producer.source)) return this.refuse(producer.source)
    producer.pausedByOwner = false
    await this.resume(producer)
  }

  closeProducer(producerId: string): void {
    this.own(producerId)
    this.forget(producerId)
  }

  /**
   * A second transport of the same direction ends the first and all that came through it.
   * @returns also whether consumers announced so far have ended with an earlier one.
   */
  async createTransport(direction: "send" | "receive"): Promise<{ offer: TransportOffer; consumersEnded: boolean }> {
    const consumersEnded = direction === "receive" && this.receivingOffered
    if (direction === "send") this.produced.clear()
    else this.receivingOffered = true
    if (consumersEnded) this.consuming.clear()
    return { offer: await this.media.createTransport(direction), consumersEnded }
  }

  /** Begins receiving anew on a new connection. */
  async restartReceiving(rtpCapabilities: MediaParameters): Promise<void> {
    this.consuming.clear()
    this.receivingOffered = false
    await this.media.closeReceiving()
    this.media.setReceiveCapabilities(rtpCapabilities)
  }

  /** The engine ended it. @returns it, if it was one of theirs. */
  lost(producerId: string): Produced | undefined {
    const producer = this.produced.get(producerId)
    this.produced.delete(producerId)
    return producer
  }

  close(): void {
    this.ended = true
    this.revocations += 1
    this.produced.clear()
    this.media.close()
  }

  private may(source: Source): boolean {
    return !this.ended && mayProduce(this.currentRights.capabilities, source)
  }

  /** A loss that was a mistake is undone. */
  private restore(): void {
    for (const producer of this.producers) {
      if (!producer.suspended || !this.may(producer.source)) continue
      producer.suspended = false
      if (!producer.pausedByOwner) this.queue.run(() => this.resume(producer)).catch(() => {})
    }
  }

  private async resume(producer: Produced): Promise<void> {
    if (isPaused(producer) || !this.produced.has(producer.producerId) || !this.may(producer.source)) return
    await this.media.resumeProducer(producer.producerId)
    await this.obey(producer)
  }

  /** After something was resumed: what was lost meanwhile is stopped again. */
  private async obey(producer: Produced): Promise<void> {
    if (!this.produced.has(producer.producerId)) return
    if (isPaused(producer) || !this.may(producer.source)) await this.media.pauseProducer(producer.producerId)
  }

  private own(producerId: string): Produced {
    const producer = this.produced.get(producerId)
    if (!producer) throw new OpenairError("PRODUCER_NOT_FOUND")
    return producer
  }

  private forget(producerId: string): void {
    this.produced.delete(producerId)
    try {
      this.media.closeProducer(producerId)
    } catch {
      // It ended by itself.
    }
  }
}

export function isPaused(producer: Produced): boolean {
  return producer.pausedByOwner || producer.suspended
}

/** Capabilities gone and gained between two sets. */
export function rightsDifference(before: CapabilitySet, after: CapabilitySet): { lost: number; gained: number } {
  return { lost: before & ~after, gained: after & ~before }
}
