import { roomsAbi, sanctionsAbi } from "@openair/protocol"
import { type Address, type Hex, type Log, type PublicClient, parseEventLogs } from "viem"
import type { ModeratedRoom, ModerationEvent, ModerationFacts } from "../rooms/ModerationFacts.ts"
import type { ChainOptions } from "./ChainOptions.ts"
import type { Freshness } from "./Freshness.ts"
import type { ContractLog, Heads } from "./Heads.ts"

export interface ModerationWatchOptions {
  readonly client: PublicClient
  readonly heads: Heads
  readonly freshness: Freshness
  readonly contracts: Pick<ChainOptions["contracts"], "rooms" | "sanctions">
  readonly nowMs: () => number
}

/** What the contracts say of moderation: asked once, then kept up to date by their events. */
export class ModerationWatch implements ModerationFacts {
  private readonly options: ModerationWatchOptions
  private readonly listeners = new Set<(event: ModerationEvent) => void>()
  private readonly rooms = new Map<bigint, Promise<ModeratedRoom>>()
  private readonly epochs = new Map<string, Promise<bigint>>()
  private readonly ending: () => void

  constructor(options: ModerationWatchOptions) {
    this.options = options
    this.ending = options.heads.onLog((log) => this.take(log))
  }

  room(room: bigint): Promise<ModeratedRoom> {
    return kept(this.rooms, room, () => this.readRoom(room))
  }

  epoch(room: bigint, moderator: Address): Promise<bigint> {
    return kept(this.epochs, `${room}:${moderator}`, () =>
      this.asking((contracts, client) =>
        client.readContract({
          address: contracts.sanctions,
          abi: sanctionsAbi,
          functionName: "epochOf",
          args: [room, moderator],
        }),
      ),
    )
  }

  async denied(room: bigint, account: Address): Promise<number> {
    this.options.freshness.require()
    const at = BigInt(Math.floor(this.options.nowMs() / 1000))
    const [denied] = await this.asking((contracts, client) =>
      client.readContract({
        address: contracts.sanctions,
        abi: sanctionsAbi,
        functionName: "standingAt",
        args: [room, account, at],
      }),
    )
    return denied
  }

  onEvent(listener: (event: ModerationEvent) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  close(): void {
    this.ending()
  }

  private async readRoom(room: bigint): Promise<ModeratedRoom> {
    const { sanctions, governor, delegable, closed } = await this.asking((contracts, client) =>
      client.readContract({ address: contracts.rooms, abi: roomsAbi, functionName: "roomOf", args: [room] }),
    )
    return { sanctions: lower(sanctions), governor: lower(governor), delegable, closed }
  }

  private async asking<T>(
    ask: (contracts: ModerationWatchOptions["contracts"], client: PublicClient) => Promise<T>,
  ): Promise<T> {
    try {
      return await ask(this.options.contracts, this.options.client)
    } catch (error) {
      throw this.options.freshness.error({ cause: error })
    }
  }

  private take(log: ContractLog): void {
    const { rooms, sanctions } = this.options.contracts
    const address = lower(log.address)
    if (address === lower(rooms)) this.refreshRooms()
    if (address !== lower(sanctions)) return
    for (const event of moderationEvents(log)) {
      if (event.what === "epoch") this.epochs.set(`${event.room}:${event.moderator}`, Promise.resolve(event.epoch))
      for (const listener of this.listeners) listener(event)
    }
  }

  /** Something of some room was changed: what was known stays until it has been read anew. */
  private refreshRooms(): void {
    for (const room of this.rooms.keys()) {
      this.readRoom(room).then(
        (read) => this.rooms.set(room, Promise.resolve(read)),
        () => this.rooms.delete(room),
      )
    }
  }
}

/** What a log of the Sanctions contract tells. */
function moderationEvents(log: ContractLog): ModerationEvent[] {
  return parseEventLogs({ abi: sanctionsAbi, logs: [log as unknown as Log] }).flatMap((event): ModerationEvent[] => {
    switch (event.eventName) {
      case "OrderRecorded": {
        const { order: id, room, subject, moderator, denies } = event.args
        return [recorded("order", id, room, subject, moderator, denies)]
      }
      case "FloorRecorded": {
        const { floor: id, room, subject, moderator, grants } = event.args
        return [recorded("floor", id, room, subject, moderator, grants)]
      }
      case "OrderWithdrawn":
        return [{ what: "withdrawn", id: event.args.order, room: event.args.room }]
      case "FloorWithdrawn":
        return [{ what: "withdrawn", id: event.args.floor, room: event.args.room }]
      case "OrderOverturned":
        return [{ what: "overturned", id: event.args.order, room: event.args.room }]
      case "OrderRatified":
        return [{ what: "ratified", id: event.args.order, room: event.args.room }]
      case "SanctionImposed": {
        const { room, account, denies } = event.args
        return [{ what: "sanctioned", room, subject: lower(account), bits: denies }]
      }
      case "SanctionLifted": {
        const { room, account, restores, liftedAt } = event.args
        return [{ what: "lifted", room, subject: lower(account), bits: restores, liftedAt: Number(liftedAt) }]
      }
      case "EpochBumped": {
        const { room, moderator, epoch } = event.args
        return [{ what: "epoch", room, moderator: lower(moderator), epoch }]
      }
      default:
        return []
    }
  })
}

function recorded(
  kind: "order" | "floor",
  id: Hex,
  room: bigint,
  subject: Address,
  moderator: Address,
  bits: number,
): ModerationEvent {
  return { what: "recorded", kind, id, room, subject: lower(subject), moderator: lower(moderator), bits }
}

/** Asks once; a question that failed is asked again next time. */
function kept<K, V>(known: Map<K, Promise<V>>, key: K, ask: () => Promise<V>): Promise<V> {
  const found = known.get(key)
  if (found) return found
  const asked = ask()
  known.set(key, asked)
  asked.catch(() => {
    if (known.get(key) === asked) known.delete(key)
  })
  return asked
}

function lower(address: Address): Address {
  return address.toLowerCase() as Address
}
