import type { EventData, EventName } from "@openair/protocol"
import type { Address } from "viem"
import type { Participant } from "./Participant.ts"
import type { Peer } from "./Peer.ts"

/** Who is in a room, and who stands at its door: connections that have said hello and did not join (yet). */
export class People {
  private readonly inside = new Map<string, Participant>()
  private readonly visitors = new Map<Peer, { readonly account: Address; readonly unwatch: () => void }>()

  get size(): number {
    return this.inside.size
  }

  all(): Participant[] {
    return [...this.inside.values()]
  }

  get(participantId: string): Participant | undefined {
    return this.inside.get(participantId)
  }

  ofAccount(account: Address): Participant | undefined {
    return this.all().find(({ person }) => person.account === account)
  }

  ownerOf(producerId: string): Participant | undefined {
    return this.all().find(({ producers }) => producers.some((other) => other.producerId === producerId))
  }

  add(participant: Participant): void {
    this.inside.set(participant.participantId, participant)
  }

  /** @returns false when it was not (any more) in the room. */
  remove(participant: Participant): boolean {
    if (this.inside.get(participant.participantId) !== participant) return false
    return this.inside.delete(participant.participantId)
  }

  /** @param unwatch ends the watch over the account's rights. */
  greet(peer: Peer, account: Address, unwatch: () => void): void {
    this.visitors.set(peer, { account, unwatch })
  }

  parted(peer: Peer): void {
    this.visitors.get(peer)?.unwatch()
    this.visitors.delete(peer)
  }

  /** Every connection that has said hello, by account or all. */
  peers(account?: Address): Peer[] {
    return [...this.visitors].filter(([, visitor]) => !account || visitor.account === account).map(([peer]) => peer)
  }

  tellAll<E extends EventName>(event: E, data: EventData<E>, except?: Participant): void {
    for (const participant of this.inside.values()) {
      if (participant !== except) participant.peer?.send(event, data)
    }
  }
}
