import { type Address, getAddress, isAddress } from "viem"

/** Key of the ENS text record with which a name points at a room. */
export const ROOM_RECORD_KEY = "app.openair.room"

export interface RoomRecord {
  readonly chainId: number
  /** The Rooms contract. */
  readonly rooms: Address
  readonly room: bigint
}

/**
 * A room's name is a claim until this record of that name points back at it.
 * @returns `eip155:<chain>:<Rooms contract>/<room id>` (CAIP-10 with the id as path).
 */
export function formatRoomRecord({ chainId, rooms, room }: RoomRecord): string {
  return `eip155:${chainId}:${getAddress(rooms)}/${room}`
}

/** @returns undefined when the text is no such record. */
export function parseRoomRecord(text: string): RoomRecord | undefined {
  const [, chainId, rooms, room] = /^eip155:(\d{1,15}):(0x[0-9a-fA-F]{40})\/(\d{1,78})$/.exec(text) ?? []
  if (!chainId || !rooms || !room || !isAddress(rooms, { strict: false })) return undefined
  return { chainId: Number(chainId), rooms: getAddress(rooms), room: BigInt(room) }
}
