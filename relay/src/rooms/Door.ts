import { type EventData, hasCapability, OpenairError, type Person } from "@openair/protocol"
import type { Address } from "viem"
import type { SessionRow } from "../store/SessionTable.ts"
import type { Rights } from "./Authority.ts"
import { replaced } from "./closing.ts"
import type { Explain } from "./explainOrSay.ts"
import type { MediaParameters, RoomMedia } from "./Media.ts"
import { Participant } from "./Participant.ts"
import type { Peer } from "./Peer.ts"
import type { People } from "./People.ts"
import type { Program } from "./Program.ts"
import { missingFor } from "./permits.ts"
import { Refusal } from "./Refusal.ts"
import type { RoomEvent, RoomOptions } from "./RoomOptions.ts"

export type RoomSession = SessionRow & { readonly sessionId: string }

export interface DoorOptions {
  readonly room: RoomOptions
  readonly media: RoomMedia
  readonly people: People
  readonly program: Program
  readonly explain: Explain
  readonly emit: (event: RoomEvent) => void
}

/** Lets people in and out of a room. */
export class Door {
  private readonly options: DoorOptions
  private readonly watches = new Map<Participant, () => void>()
  private readonly lingering = new Map<Participant, () => void>()

  constructor(options: DoorOptions) {
    this.options = options
  }

  /** Keeps a visitor's connection informed of its permits until {@link gone}. */
  greet({ account }: RoomSession, peer: Peer): void {
    const { room, people } = this.options
    people.greet(peer, account, room.authority.watch(room.room, account))
  }

  async rightsOf(session: RoomSession): Promise<Rights> {
    const { room, people } = this.options
    const present = people.get(session.participantId)
    // Somebody whose connection broke comes back, also while the chain cannot be asked: their rights are watched.
    if (present && present.sessionId === session.sessionId) return present.rights
    return room.authority.rightsNow(room.room, session.account)
  }

  /** Lets somebody in, or back, ready to receive. @throws a refusal by rule, ROOM_FULL, CHAIN_STALE, NOT_JOINED */
  async join(session: RoomSession, peer: Peer, rtpCapabilities: MediaParameters): Promise<Participant> {
    const { account } = session
    const { authority, nameOf, room } = this.options.room
    const unwatch = authority.watch(room, account)
    let isWatchKept = false
    try {
      const [rights, name, epoch] = await Promise.all([
        this.rightsOf(session),
        nameOf(account),
        this.consentEpochOf(account),
      ])
      if (!hasCapability(rights.capabilities, "JOIN")) {
        throw new Refusal(await this.options.explain(account, "JOIN"), name ?? account)
      }
      let participant = this.options.people.get(session.participantId)
      if (participant?.sessionId !== session.sessionId) participant = undefined
      if (participant) {
        this.reattach(participant, peer)
      } else {
        this.makeRoom(account)
        participant = this.admit(session, { account, name }, rights, unwatch)
        isWatchKept = true
        participant.peer = peer
      }
      participant.consentEpoch = epoch
      await participant.restartReceiving(rtpCapabilities)
      if (participant.closed) throw new OpenairError("NOT_JOINED")
      return participant
    } finally {
      if (!isWatchKept) unwatch()
    }
  }

  /** A connection has gone; a participant on it lingers with all media. */
  gone(peer: Peer): void {
    const { people, room } = this.options
    people.parted(peer)
    for (const participant of people.all()) {
      if (participant.peer !== peer) continue
      participant.peer = undefined
      const atMs = room.clock.nowMs() + room.lingerSeconds * 1000
      this.lingering.get(participant)?.()
      this.lingering.set(
        participant,
        room.clock.at(atMs, () => this.remove(participant, "lost")),
      )
    }
  }

  remove(participant: Participant, reason: EventData<"participantLeft">["reason"], say?: EventData<"closing">): void {
    const { people, program, emit } = this.options
    if (!people.remove(participant)) return
    program.forget(participant)
    this.lingering.get(participant)?.()
    this.lingering.delete(participant)
    participant.close()
    this.watches.get(participant)?.()
    this.watches.delete(participant)
    program.refresh()
    if (say) participant.peer?.close(say)
    participant.peer = undefined
    people.tellAll("participantLeft", { participantId: participant.participantId, reason })
    emit({ what: reason, account: participant.person.account })
  }

  /** Nobody is waited for any more. */
  close(): void {
    for (const cancel of this.lingering.values()) cancel()
  }

  /** Not knowing the epoch, nothing goes out of a speaker. */
  private async consentEpochOf(account: Address): Promise<bigint> {
    const { authority, room } = this.options.room
    return authority.consentEpoch(room, account).catch(() => -1n)
  }

  /** One place an account. @throws ROOM_FULL */
  private makeRoom(account: Address): void {
    const { people, room } = this.options
    for (const older of people.all()) {
      if (older.person.account === account) this.remove(older, "replaced", replaced())
    }
    if (people.size >= room.peopleLimit) throw new OpenairError("ROOM_FULL", { limit: room.peopleLimit })
  }

  private admit(session: RoomSession, person: Person, rights: Rights, unwatch: () => void): Participant {
    const { people, program, media, explain, emit } = this.options
    const { participantId, sessionId } = session
    const participant: Participant = new Participant({
      participantId,
      sessionId,
      person,
      rights,
      media: media.admit(participantId),
      refuse: async (source) => {
        const missing = missingFor(participant.rights.capabilities, source)
        throw new Refusal(await explain(person.account, missing), person.name ?? person.account)
      },
    })
    people.add(participant)
    this.watches.set(participant, unwatch)
    emit({ what: "joined", account: person.account })
    const view = program.view(participant)
    program.isNews(view)
    people.tellAll("participantJoined", view, participant)
    return participant
  }

  /** The newest connection wins. */
  private reattach(participant: Participant, peer: Peer): void {
    this.lingering.get(participant)?.()
    this.lingering.delete(participant)
    const older = participant.peer
    participant.peer = peer
    if (older && older !== peer) older.close(replaced())
  }
}
