import {
  type Air,
  type Capability,
  capabilityNames,
  type EventData,
  type EventName,
  type Explanation,
  hasCapability,
  type Joined,
  NO_REACH,
  OpenairError,
  type ParticipantView,
  type Permits,
  type Person,
  type ReachSet,
  type RoomStatus,
  type Welcome,
} from "@openair/protocol"
import type { Address, Hex } from "viem"
import type { SessionRow } from "../store/SessionTable.ts"
import type { Rights, RightsChange } from "./Authority.ts"
import type { BusEntry } from "./Broadcast.ts"
import type { MediaParameters, RoomMedia, TransportOffer } from "./Media.ts"
import { OnAir } from "./OnAir.ts"
import { isPaused, Participant, type Produced, rightsDifference } from "./Participant.ts"
import type { Peer } from "./Peer.ts"
import { missingFor, WANTED } from "./permits.ts"
import { programBus } from "./programBus.ts"
import { Refusal } from "./Refusal.ts"
import type { RoomEvent, RoomOptions } from "./RoomOptions.ts"
import { SerialQueue } from "./SerialQueue.ts"

export type RoomSession = SessionRow & { readonly sessionId: string }

interface Visitor {
  readonly account: Address
  readonly unwatch: () => void
}

/** A room: who is in it, what they may, what of them is on air. */
export class Room {
  readonly id: bigint
  readonly name: string
  private readonly options: RoomOptions
  private readonly media: RoomMedia
  private readonly people = new Map<string, Participant>()
  /** Connections that have said hello and did not join (yet). */
  private readonly visitors = new Map<Peer, Visitor>()
  private readonly watches = new Map<Participant, () => void>()
  private readonly lingering = new Map<Participant, () => void>()
  private readonly announcements = new SerialQueue()
  private readonly onAir: OnAir
  private readonly endings: (() => void)[] = []
  private bus: readonly BusEntry[] = []
  private shown = new Map<string, string>()
  private cancelExpiry: () => void = () => {}

  private constructor(options: RoomOptions, media: RoomMedia) {
    this.options = options
    this.id = options.room
    this.name = options.name
    this.media = media
    this.onAir = new OnAir(this.id, options.broadcasts, options.clock, (problem) => {
      if (problem === undefined) this.refresh()
      else this.emit({ what: "problem", problem: `broadcast: ${problem}` })
    })
    const { authority, programme } = options
    this.endings.push(
      authority.onChange((change) => change.room === this.id && this.rightsChanged(change)),
      authority.onConsentEpoch((room, account, epoch) => room === this.id && this.epochChanged(account, epoch)),
      programme.watch(this.id),
      programme.onChange((room) => room === this.id && this.airChanged()),
      media.on("producerClosed", ({ producerId }) => this.producerLost(producerId)),
      media.on("consumerClosed", ({ participantId, consumerId }) =>
        this.people.get(participantId)?.peer?.send("consumerClosed", { consumerId }),
      ),
      media.on("consumerPaused", ({ participantId, consumerId, paused }) =>
        this.people.get(participantId)?.peer?.send("consumerPaused", { consumerId, paused }),
      ),
      media.on("activeSpeaker", ({ producerId }) => {
        const speaker = producerId === null ? undefined : this.ownerOf(producerId)
        this.tellAll("activeSpeaker", { participantId: speaker?.participantId ?? null })
      }),
      media.on("engineRestarted", () => this.sendHome()),
    )
    this.airChanged()
  }

  static async open(options: RoomOptions): Promise<Room> {
    return new Room(options, await options.media.openRoom(options.room))
  }

  /** For `hello`: who one is, what one may, what is on. Keeps the peer informed of its permits until {@link gone}. */
  async welcome(session: RoomSession, peer: Peer): Promise<Welcome> {
    const { account } = session
    const unwatch = this.options.authority.watch(this.id, account)
    this.visitors.set(peer, { account, unwatch })
    const [rights, name] = await Promise.all([this.rightsOf(session), this.options.nameOf(account)])
    const self = { account, name }
    return {
      self,
      room: { id: this.id.toString(), name: this.name },
      permits: await this.permitsOf(account, rights),
      air: this.air(),
      routerRtpCapabilities: this.media.routerRtpCapabilities,
      iceServers: this.options.media.iceServers.map((server) => ({ ...server })),
    }
  }

  /** Lets somebody in, or back. @throws a refusal by rule, ROOM_FULL, CHAIN_STALE */
  async join(
    session: RoomSession,
    peer: Peer,
    rtpCapabilities: MediaParameters,
  ): Promise<{ participant: Participant; joined: Joined }> {
    const { account, participantId } = session
    const { authority } = this.options
    const unwatch = authority.watch(this.id, account)
    let isWatchKept = false
    try {
      const [rights, name, epoch] = await Promise.all([
        this.rightsOf(session),
        this.options.nameOf(account),
        this.consentEpochOf(account),
      ])
      const person = { account, name }
      if (!hasCapability(rights.capabilities, "JOIN")) {
        throw new Refusal(await this.explain(account, "JOIN"), name ?? account)
      }
      let participant = this.people.get(participantId)
      if (participant?.sessionId !== session.sessionId) participant = undefined
      if (participant) {
        this.reattach(participant, peer)
      } else {
        for (const older of [...this.people.values()]) {
          if (older.person.account === account) this.remove(older, "replaced", closing("REPLACED", {}, false))
        }
        if (this.people.size >= this.options.peopleLimit) {
          throw new OpenairError("ROOM_FULL", { limit: this.options.peopleLimit })
        }
        participant = this.admit(session, person, rights, unwatch)
        isWatchKept = true
        participant.peer = peer
      }
      participant.consentEpoch = epoch
      const admitted = participant
      await admitted.restartReceiving(rtpCapabilities)
      if (admitted.closed) throw new OpenairError("NOT_JOINED")
      this.refresh()
      this.offerAll(admitted)
      const people = [...this.people.values()].filter((other) => other !== admitted).map((other) => this.view(other))
      return { participant: admitted, joined: { self: this.view(admitted), people } }
    } finally {
      if (!isWatchKept) unwatch()
    }
  }

  /** A connection has gone; a participant on it lingers with all media. */
  gone(peer: Peer): void {
    this.visitors.get(peer)?.unwatch()
    this.visitors.delete(peer)
    for (const participant of this.people.values()) {
      if (participant.peer !== peer) continue
      participant.peer = undefined
      const atMs = this.options.clock.nowMs() + this.options.lingerSeconds * 1000
      this.lingering.get(participant)?.()
      this.lingering.set(
        participant,
        this.options.clock.at(atMs, () => this.remove(participant, "lost")),
      )
    }
  }

  leave(participant: Participant): void {
    this.remove(participant, "left")
  }

  /** Something of a participant's own media changed by their own doing. */
  async produce(participant: Participant, request: Parameters<Participant["produce"]>[0]): Promise<string> {
    return participant.produce(request, (producer) => {
      this.refresh()
      for (const other of this.people.values()) {
        if (other !== participant) void this.offer(other, participant, producer)
      }
    })
  }

  async createTransport(participant: Participant, direction: "send" | "receive"): Promise<TransportOffer> {
    const { offer, consumersEnded } = await participant.createTransport(direction)
    if (consumersEnded) this.offerAll(participant)
    this.refresh()
    return offer
  }

  /** After a participant paused, resumed or closed something. */
  changed(): void {
    this.refresh()
  }

  narrowConsent(participant: Participant, reach: ReachSet): void {
    this.options.consents.narrow(this.id, participant.person.account, reach, this.nowSeconds())
    this.refresh()
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
    this.refresh()
  }

  /** Which rule decides. While the chain cannot be asked the answer says just that. */
  async explain(account: Address, capability: Capability): Promise<Explanation> {
    try {
      return await this.options.authority.explain(this.id, account, capability)
    } catch {
      return {
        room: this.id.toString(),
        roomName: this.name,
        account,
        capability,
        allowed: false,
        decidedBy: "unknown",
        source: null,
        rule: "The room's rules are kept on chain",
        reason: "the relay cannot reach the chain at the moment",
        howToQualify: "Try again in a little while.",
        until: null,
        ballot: null,
      }
    }
  }

  status(): RoomStatus {
    const { slot, onAir } = this.air()
    const broadcast = this.onAir.current
    return {
      id: this.id.toString(),
      name: this.name,
      ensName: this.options.ensName,
      onAir,
      slot,
      playlistPath: onAir ? (broadcast?.playlistPath ?? null) : null,
      viewers: broadcast?.viewers() ?? 0,
      people: [...this.people.values()].map((participant) => ({
        ...participant.person,
        participantId: participant.participantId,
        onProgram: this.onProgram(participant),
      })),
      now: this.options.clock.nowMs(),
    }
  }

  get size(): number {
    return this.people.size
  }

  /** Sends everybody away to come back to a relay that is restarting. */
  async close(): Promise<void> {
    for (const ending of this.endings.splice(0)) ending()
    this.cancelExpiry()
    for (const cancel of this.lingering.values()) cancel()
    const bye = closing("SHUTTING_DOWN", {}, true)
    for (const peer of this.visitors.keys()) peer.close(bye)
    for (const participant of this.people.values()) participant.peer?.close(bye)
    this.media.close()
    await this.onAir.close()
  }

  // ── Coming and going ────────────────────────────────────────────────────────────────────────────────────────────

  private async rightsOf(session: RoomSession): Promise<Rights> {
    const present = this.people.get(session.participantId)
    // Somebody whose connection broke comes back, also while the chain cannot be asked: their rights are watched.
    if (present && present.sessionId === session.sessionId) return present.rights
    return this.options.authority.rightsNow(this.id, session.account)
  }

  /** Not knowing the epoch, nothing goes out of a speaker. */
  private async consentEpochOf(account: Address): Promise<bigint> {
    return this.options.authority.consentEpoch(this.id, account).catch(() => -1n)
  }

  private admit(session: RoomSession, person: Person, rights: Rights, unwatch: () => void): Participant {
    const { participantId, sessionId } = session
    const participant: Participant = new Participant({
      participantId,
      sessionId,
      person,
      rights,
      media: this.media.admit(participantId),
      refuse: async (source) => {
        const missing = missingFor(participant.rights.capabilities, source)
        throw new Refusal(await this.explain(person.account, missing), person.name ?? person.account)
      },
    })
    this.people.set(participantId, participant)
    this.watches.set(participant, unwatch)
    this.emit({ what: "joined", account: person.account })
    const view = this.view(participant)
    this.shown.set(participantId, JSON.stringify(view))
    this.tellAll("participantJoined", view, participant)
    return participant
  }

  /** The newest connection wins. */
  private reattach(participant: Participant, peer: Peer): void {
    this.lingering.get(participant)?.()
    this.lingering.delete(participant)
    const older = participant.peer
    participant.peer = peer
    if (older && older !== peer) older.close(closing("REPLACED", {}, false))
  }

  private remove(participant: Participant, reason: EventData<"participantLeft">["reason"], say?: EventData<"closing">) {
    if (this.people.get(participant.participantId) !== participant) return
    this.people.delete(participant.participantId)
    this.shown.delete(participant.participantId)
    this.lingering.get(participant)?.()
    this.lingering.delete(participant)
    participant.close()
    this.watches.get(participant)?.()
    this.watches.delete(participant)
    this.refresh()
    if (say) participant.peer?.close(say)
    participant.peer = undefined
    this.tellAll("participantLeft", { participantId: participant.participantId, reason })
    this.emit({ what: reason, account: participant.person.account })
  }

  /** The media engine lost everything: all come again and make their media anew. */
  private sendHome(): void {
    for (const participant of this.people.values()) participant.peer?.close(closing("SHUTTING_DOWN", {}, true))
  }

  // ── Rights ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private rightsChanged({ account, rights, certainty }: RightsChange): void {
    for (const [peer, visitor] of this.visitors) {
      if (visitor.account !== account) continue
      void this.permitsOf(account, rights).then((permits) => peer.send("permits", permits))
    }
    const participant = [...this.people.values()].find((person) => person.person.account === account)
    if (participant) void this.enforce(participant, rights, certainty)
  }

  /** Media first, words after. */
  private async enforce(participant: Participant, rights: Rights, certainty: RightsChange["certainty"]): Promise<void> {
    const startMs = performance.now()
    const { lost, gained } = rightsDifference(participant.rights.capabilities, rights.capabilities)
    const stopped = participant.applyRights(rights, certainty)
    this.refresh({ quietly: true })
    const closed = await stopped
    if (participant.closed) return
    const { account, name } = participant.person
    if (lost !== 0) {
      const stoppedAfterMs = performance.now() - startMs
      this.emit({ what: "rightsLost", account, lost, certainty, stoppedAfterMs })
    }
    this.refresh()
    const mustLeave = certainty === "certain" && !hasCapability(rights.capabilities, "JOIN")
    const explanations = this.explanationsOf(account, lost | gained, closed)
    if (mustLeave) {
      const refusal = new Refusal(await this.explain(account, "JOIN"), name ?? account)
      await this.announce(participant, rights, lost | gained, closed, explanations)
      this.remove(participant, "removed", { ...pick(refusal), reconnect: false })
      return
    }
    await this.announce(participant, rights, lost | gained, closed, explanations)
  }

  private async explanationsOf(
    account: Address,
    changed: number,
    closed: readonly Produced[],
  ): Promise<Map<Capability, Explanation>> {
    const wanted = new Set<Capability>(capabilityNames(changed))
    for (const { source } of closed) wanted.add(missingFor(0, source)).add(missingFor(1, source))
    const entries = await Promise.all(
      [...wanted].map(async (capability) => [capability, await this.explain(account, capability)] as const),
    )
    return new Map(entries)
  }

  private announce(
    participant: Participant,
    rights: Rights,
    changed: number,
    closed: readonly Produced[],
    explaining: Promise<Map<Capability, Explanation>>,
  ): Promise<void> {
    return this.announcements.run(async () => {
      const [explanations, permits] = await Promise.all([
        explaining,
        this.permitsOf(participant.person.account, rights),
      ])
      if (participant.rights === rights) participant.peer?.send("permits", permits)
      for (const { producerId, source } of closed) {
        const reason = explanations.get(missingFor(rights.capabilities, source)) ?? null
        participant.peer?.send("producerClosed", { producerId, source, reason })
      }
      const { participantId, person } = participant
      for (const capability of capabilityNames(changed)) {
        const explanation = explanations.get(capability)
        if (explanation) this.tellAll("notice", { participantId, person, explanation })
      }
    })
  }

  private async permitsOf(account: Address, { capabilities, validUntil }: Rights): Promise<Permits> {
    const missing = WANTED.filter((capability) => !hasCapability(capabilities, capability))
    const explanations = await Promise.all(missing.map((capability) => this.explain(account, capability)))
    return { capabilities, validUntil: validUntil ?? null, explanations }
  }

  private epochChanged(account: Address, epoch: bigint): void {
    for (const participant of this.people.values()) {
      if (participant.person.account === account) participant.consentEpoch = epoch
    }
    this.refresh()
  }

  // ── On air ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private air(): Air {
    const { onAir, slot, changesAtSeconds } = this.options.programme.airNow(this.id)
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

  private airChanged(): void {
    const { onAir, slot } = this.options.programme.airNow(this.id)
    this.onAir.set(onAir ? { title: titleOf(slot?.metadata) ?? this.name, subtitle: this.name } : undefined)
    this.refresh()
    const air = this.air()
    this.tellAll("air", air)
    for (const peer of this.visitors.keys()) peer.send("air", air)
    this.emit({ what: "air", onAir })
  }

  /** Works out the bus again and hands it on before anything else; then tells everybody whose picture of somebody changed. */
  private refresh({ quietly = false } = {}): void {
    const { reach: slotReach, onAir } = this.options.programme.airNow(this.id)
    const speakers = [...this.people.values()].map((participant) => ({
      participantId: participant.participantId,
      label: labelOf(participant.person),
      capabilities: participant.rights.capabilities,
      reach: this.consentOf(participant).reach,
      producers: participant.producers.map((producer) => ({ ...producer, paused: isPaused(producer) })),
    }))
    this.bus = onAir ? programBus(slotReach, speakers) : []
    this.onAir.setProgram(this.bus)
    if (quietly) return
    for (const participant of this.people.values()) {
      const view = this.view(participant)
      const text = JSON.stringify(view)
      if (this.shown.get(participant.participantId) === text) continue
      this.shown.set(participant.participantId, text)
      this.tellAll("participantChanged", view)
    }
    this.armExpiry()
  }

  /** A consent that ends takes its speaker off the bus at that second. */
  private armExpiry(): void {
    this.cancelExpiry()
    const times = [...this.people.values()].flatMap((participant) => this.consentOf(participant).expiresAt ?? [])
    this.cancelExpiry =
      times.length > 0 ? this.options.clock.at(Math.min(...times) * 1000, () => this.refresh()) : () => {}
  }

  private consentOf(participant: Participant) {
    const { slot } = this.options.programme.airNow(this.id)
    const { account } = participant.person
    return this.options.consents.effective(
      this.id,
      account,
      slot?.id ?? 0n,
      participant.consentEpoch,
      this.nowSeconds(),
    )
  }

  private onProgram({ participantId }: Participant): { audio: boolean; video: boolean } {
    const media = this.onAir.current
      ? this.bus.filter(({ personId }) => personId === participantId).map(({ medium }) => medium)
      : []
    return { audio: media.includes("audio"), video: media.includes("video") }
  }

  // ── Media ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private offerAll(receiver: Participant): void {
    for (const owner of this.people.values()) {
      if (owner === receiver) continue
      for (const producer of owner.producers) void this.offer(receiver, owner, producer)
    }
  }

  private async offer(receiver: Participant, owner: Participant, producer: Produced): Promise<void> {
    const { producerId, source } = producer
    if (receiver.closed || receiver.consuming.has(producerId)) return
    receiver.consuming.add(producerId)
    const { peer } = receiver
    try {
      const offered = await receiver.media.consume(producerId)
      if (!offered || receiver.peer !== peer) return
      peer?.send("consumer", {
        consumerId: offered.consumerId,
        producerId,
        participantId: owner.participantId,
        source,
        kind: offered.kind,
        rtpParameters: offered.rtpParameters,
        producerPaused: offered.producerPaused,
      })
    } catch (error) {
      receiver.consuming.delete(producerId)
      if (!receiver.closed) this.emit({ what: "problem", problem: `consume: ${error}` })
    }
  }

  private producerLost(producerId: string): void {
    for (const participant of this.people.values()) {
      const lost = participant.lost(producerId)
      if (lost) participant.peer?.send("producerClosed", { producerId, source: lost.source, reason: null })
    }
    this.refresh()
  }

  private ownerOf(producerId: string): Participant | undefined {
    return [...this.people.values()].find(({ producers }) => producers.some((other) => other.producerId === producerId))
  }

  // ── Telling ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private view(participant: Participant): ParticipantView {
    return participant.view(this.consentOf(participant).reach ?? NO_REACH, this.onProgram(participant))
  }

  private tellAll<E extends EventName>(event: E, data: EventData<E>, except?: Participant): void {
    for (const participant of this.people.values()) {
      if (participant !== except) participant.peer?.send(event, data)
    }
  }

  private emit(event: RoomEvent): void {
    this.options.onEvent(this.id, event)
  }

  private nowSeconds(): number {
    return Math.floor(this.options.clock.nowMs() / 1000)
  }
}

function pick({ code, message, remedy }: OpenairError) {
  return { code, message, remedy }
}

function closing(
  code: ConstructorParameters<typeof OpenairError>[0],
  detail: ConstructorParameters<typeof OpenairError>[1],
  reconnect: boolean,
): EventData<"closing"> {
  return { ...pick(new OpenairError(code, detail)), reconnect }
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
