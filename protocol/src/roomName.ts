import { formatRoomRecord, parseRoomRecord, type RoomRecord } from "./roomRecord.ts"

/**
 * What a room's name is worth. `claimed`: only the room says so. `verified`: the ENS name's record points back at the room, as seen within the hour.
 * `stale`: it did, but does not any more, or nobody could look for too long.
 */
export const ROOM_NAME_STATUSES = ["claimed", "verified", "stale"] as const
export type RoomNameStatus = (typeof ROOM_NAME_STATUSES)[number]

/** Whether a text record (null: there is none) of a name points back at exactly this room. */
export function pointsBack(text: string | null, room: RoomRecord): boolean {
  const record = text === null ? undefined : parseRoomRecord(text)
  return record !== undefined && formatRoomRecord(record) === formatRoomRecord(room)
}
