import { BigInt, ethereum } from "@graphprotocol/graph-ts"
import { RoomDay } from "../generated/schema"

const DAY_SECONDS = 86_400

/** What is counted of a room's day so far. The caller counts on and saves. */
export function roomDay(room: string, block: ethereum.Block): RoomDay {
  const length = BigInt.fromI32(DAY_SECONDS)
  const midnight = block.timestamp.div(length).times(length)
  const id = room + "-" + midnight.toString()
  let day = RoomDay.load(id)
  if (day == null) {
    day = new RoomDay(id)
    day.room = room
    day.day = midnight
    day.ballotsOpened = 0
    day.votesCast = 0
    day.sanctionsImposed = 0
    day.ordersRecorded = 0
    day.ordersOverturned = 0
    day.floorsRecorded = 0
    day.slotsProposed = 0
    day.slotsApproved = 0
    day.slotsLocked = 0
    day.recordingsSealed = 0
    day.keysRevealed = 0
  }
  return day
}
