import { pointsBack, ROOM_RECORD_KEY, type RoomNameStatus, roomsAbi } from "@openair/protocol"
import type { Address, PublicClient } from "viem"
import { normalized } from "./normalized.ts"

/** How long a finding counts before somebody looks again. */
const RECHECK_MS = 60 * 60_000
/** After a failure, sooner. */
const RETRY_MS = 60_000
const MAX_ROOMS = 1_000

/** A room's name and what it is worth. */
export interface RoomName {
  readonly name: string
  readonly status: RoomNameStatus
  /** When the name's record was last read, Unix seconds; null: never. */
  readonly checkedAt: number | null
}

interface Finding extends RoomName {
  readonly nextMs: number
}

export interface RoomNamesOptions {
  /** Must not follow CCIP-read. */
  readonly client: PublicClient
  readonly chainId: number
  readonly rooms: Address
  readonly nowMs: () => number
}

/** Names that rooms claim, checked against ENS: the text record `app.openair.room` of the name must point back. Looked up again every hour. */
export class RoomNames {
  private readonly options: RoomNamesOptions
  private readonly found = new Map<bigint, Finding>()
  private readonly asking = new Map<bigint, Promise<Finding>>()

  constructor(options: RoomNamesOptions) {
    this.options = options
  }

  /** @throws when the room's name cannot be read and never was. */
  async of(room: bigint): Promise<RoomName> {
    const known = this.found.get(room)
    if (known && known.nextMs > this.options.nowMs()) return withoutNext(known)
    const running = this.asking.get(room)
    if (running) return withoutNext(await running)
    const asking = this.look(room, known).finally(() => this.asking.delete(room))
    this.asking.set(room, asking)
    const finding = await asking
    this.found.delete(room)
    this.found.set(room, finding)
    if (this.found.size > MAX_ROOMS) this.found.delete(this.found.keys().next().value as bigint)
    return withoutNext(finding)
  }

  private async look(room: bigint, known: Finding | undefined): Promise<Finding> {
    const { client, chainId, rooms, nowMs } = this.options
    try {
      const { name } = await client.readContract({
        address: rooms,
        abi: roomsAbi,
        functionName: "roomOf",
        args: [room],
      })
      const held = known?.name === name ? known : undefined
      const points = pointsBack(await this.recordOf(name), { chainId, rooms, room })
      const status = points ? "verified" : held === undefined || held.status === "claimed" ? "claimed" : "stale"
      return { name, status, checkedAt: Math.floor(nowMs() / 1000), nextMs: nowMs() + RECHECK_MS }
    } catch (error) {
      if (!known) throw error
      const status = known.status === "verified" ? "stale" : known.status
      return { ...known, status, nextMs: nowMs() + RETRY_MS }
    }
  }

  /** null where it is no name of ENS's, or the name has no resolver or no such record. */
  private async recordOf(name: string): Promise<string | null> {
    if (!name.includes(".") || normalized(name) !== name) return null
    return this.options.client.getEnsText({ name, key: ROOM_RECORD_KEY })
  }
}

function withoutNext({ name, status, checkedAt }: Finding): RoomName {
  return { name, status, checkedAt }
}
