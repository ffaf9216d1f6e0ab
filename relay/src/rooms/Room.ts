import {
  type Joined,
  type Measure,
  OpenairError,
  type ReachSet,
  type RoomStatus,
  type Welcome,
} from "@openair/protocol"
import type { Address, Hex } from "viem"
import { restarting } from "./closing.ts"
import { Door, type RoomSession } from "./Door.ts"
import { Enforcement } from "./Enforcement.ts"
import { type Explain, explainOrSay } from "./explainOrSay.ts"
import type { MediaParameters, RoomMedia, TransportOffer } from "./Media.ts"
import { Offers } from "./Offers.ts"
import type { Participant } from "./Participant.ts"
import type { Peer } from "./Peer.ts"
import { People } from "./People.ts"
import { Program } from "./Program.ts"
import type { RoomEvent, RoomOptions } from "./RoomOptions.ts"

/** A room: who is in it, what they may, what of them is on air. */
export class Room {
  readonly id: bigint
  readonly name: string
  /** Which rule decides, in words. */
  readonly explain: Explain
  private readonly options: RoomOptions
  private readonly media: RoomMedia
  private readonly people = new People()
  private readonly program: Program
  private readonly door: Door
  private readonly enforcement: Enforcement
  private readonly offers: Offers
  private readonly endings: (() => void)[] = []

  private constructor(options: RoomOptions, media: RoomMedia) {
    this.options = options
    this.id = options.room
    this.name = options.name
    this.media = media
    this.explain = explainOrSay(options)
    const { people, explain } = this
    const emit = (event: RoomEvent) => options.onEvent(this.id, event)
    this.program = new Program(options, people, emit)
    this.door = new Door({ room: options, media, people, program: this.program, explain, emit })
    this.offers = new Offers(people, (problem) => emit({ what: "problem", problem }))
    this.enforcement = new Enforcement({
      people,
      explain,
      emit,
      refresh: (how) => this.program.refresh(how),
      remove: (participant, say) => this.door.remove(participant, "removed", say),
    })
    this.listen()
    this.program.airChanged()
  }

  static async open(options: RoomOptions): Promise<Room> {
    return new Room(options, await options.media.openRoom(options.room))
  }

  get size(): number {
    return this.people.size
  }

  /** For `hello`: who one is, what one may, what is on. Keeps the peer informed of its permits until {@link gone}. */
  async welcome(session: RoomSession, peer: Peer): Promise<Welcome> {
    const { account } = session
    const { nameOf, media } = this.options
    this.door.greet(session, peer)
    const [rights, name] = await Promise.all([this.door.rightsOf(session), nameOf(account)])
    return {
      self: { account, name },
      room: { id: this.id.toString(), name: this.name },
      permits: await this.enforcement.permitsOf(account, rights),
      air: this.program.air(),
      routerRtpCapabilities: this.media.routerRtpCapabilities,
      iceServers: media.iceServers.map((server) => ({ ...server })),
    }
  }

  /** Lets somebody in, or back. @throws a refusal by rule, ROOM_FULL, CHAIN_STALE */
  async join(
    session: RoomSession,
    peer: Peer,
    rtpCapabilities: MediaParameters,
  ): Promise<{ participant: Participant; joined: Joined }> {
    const participant = await this.door.join(session, peer, rtpCapabilities)
    this.program.refresh()
    this.offers.to(participant)
    const others = this.people.all().filter((other) => other !== participant)
    const measures = await this.options.moderation.inForce(this.id)
    const view = (each: Participant) => this.program.view(each)
    return { participant, joined: { self: view(participant), people: others.map(view), measures } }
  }

  /** A connection has gone; a participant on it lingers with all media. */
  gone(peer: Peer): void {
    this.door.gone(peer)
  }

  leave(participant: Participant): void {
    this.door.remove(participant, "left")
  }

  /** Something of a participant's own media changed by their own doing. */
  async produce(participant: Participant, request: Parameters<Participant["produce"]>[0]): Promise<string> {
    return participant.produce(request, (producer) => {
      this.program.refresh()
      this.offers.of(participant, producer)
    })
  }

  async createTransport(participant: Participant, direction: "send" | "receive"): Promise<TransportOffer> {
    const { offer, consumersEnded } = await participant.createTransport(direction)
    if (consumersEnded) this.offers.to(participant)
    this.program.refresh()
    return offer
  }

  /** After a participant paused, resumed or closed something. */
  changed(): void {
    this.program.refresh()
  }

  narrowConsent(participant: Participant, reach: ReachSet): void {
    this.options.consents.narrow(this.id, participant.person.account, reach, this.nowSeconds())
    this.program.refresh()
  }

  /** @throws CONSENT_REFUSED */
  async signConsent(
    participant: Participant,
    consent: { slot: bigint; reach: ReachSet; issuedAt: bigint; expiresAt: bigint; epoch: bigint; room: bigint },
    signature: Hex,
  ): Promise<void> {
    if (consent.room !== this.id) throw new OpenairError("CONSENT_REFUSED", { problem: "it names another room" })
    const { account } = participant.person
    await this.options.consents.sign(account, consent, participant.consentEpoch, signature, this.nowSeconds())
    this.program.refresh()
  }

  status(): RoomStatus {
    const { slot, onAir } = this.program.air()
    const { broadcast } = this.program
    return {
      id: this.id.toString(),
      name: this.name,
      ensName: this.options.ensName,
      onAir,
      slot,
      playlistPath: onAir ? (broadcast?.playlistPath ?? null) : null,
      viewers: broadcast?.viewers() ?? 0,
      people: this.people.all().map((participant) => ({
        ...participant.person,
        participantId: participant.participantId,
        onProgram: this.program.onProgram(participant),
      })),
      now: this.options.clock.nowMs(),
    }
  }

  /** Sends everybody away to come back to a relay that is restarting. */
  async close(): Promise<void> {
    for (const ending of this.endings.splice(0)) ending()
    this.program.stop()
    this.door.close()
    for (const peer of this.people.peers()) peer.close(restarting())
    this.sendHome()
    this.media.close()
    await this.program.close()
  }

  /** To the chain, the programme and the media engine. */
  private listen(): void {
    const { id, media, people, options } = this
    const { authority, moderation, programme } = options
    this.endings.push(
      authority.onChange((change) => change.room === id && this.enforcement.rightsChanged(change)),
      authority.onConsentEpoch((room, account, epoch) => room === id && this.epochChanged(account, epoch)),
      moderation.onMeasure((measure) => measure.room === id.toString() && void this.tellMeasure(measure)),
      programme.watch(id),
      programme.onChange((room) => room === id && this.program.airChanged()),
      media.on("producerClosed", ({ producerId }) => this.producerLost(producerId)),
      media.on("consumerClosed", ({ participantId, consumerId }) =>
        people.get(participantId)?.peer?.send("consumerClosed", { consumerId }),
      ),
      media.on("consumerPaused", ({ participantId, consumerId, paused }) =>
        people.get(participantId)?.peer?.send("consumerPaused", { consumerId, paused }),
      ),
      media.on("activeSpeaker", ({ producerId }) => {
        const speaker = producerId === null ? undefined : people.ownerOf(producerId)
        people.tellAll("activeSpeaker", { participantId: speaker?.participantId ?? null })
      }),
      media.on("engineRestarted", () => this.sendHome()),
    )
  }

  /** All come again and make their media anew. */
  private sendHome(): void {
    for (const participant of this.people.all()) participant.peer?.close(restarting())
  }

  /** What it stops has stopped before anybody hears of it. */
  private async tellMeasure(measure: Measure): Promise<void> {
    await this.enforcement.settled()
    this.people.tellAll("measure", measure)
  }

  private epochChanged(account: Address, epoch: bigint): void {
    for (const participant of this.people.all()) {
      if (participant.person.account === account) participant.consentEpoch = epoch
    }
    this.program.refresh()
  }

  private producerLost(producerId: string): void {
    for (const participant of this.people.all()) {
      const lost = participant.lost(producerId)
      if (lost) participant.peer?.send("producerClosed", { producerId, source: lost.source, reason: null })
    }
    this.program.refresh()
  }

  private nowSeconds(): number {
    return Math.floor(this.options.clock.nowMs() / 1000)
  }
}
