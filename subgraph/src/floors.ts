import { Floor } from "../generated/schema"
import { FloorRecorded, FloorWithdrawn } from "../generated/Sanctions/Sanctions"
import { accountId } from "./accounts"
import { roomDay } from "./days"
import { moderatorOf } from "./moderators"

export function handleFloorRecorded(event: FloorRecorded): void {
  const moderator = moderatorOf(event.params.room, event.params.moderator)
  moderator.floorCount = moderator.floorCount + 1
  moderator.save()
  const floor = new Floor(event.params.floor)
  floor.room = event.params.room.toString()
  floor.subject = accountId(event.params.subject)
  floor.moderator = moderator.id
  floor.grants = event.params.grants.toI32()
  floor.recordedAt = event.block.timestamp
  floor.expiresAt = event.params.expiresAt
  floor.save()

  const day = roomDay(floor.room, event.block)
  day.floorsRecorded = day.floorsRecorded + 1
  day.save()
}

export function handleFloorWithdrawn(event: FloorWithdrawn): void {
  const floor = Floor.load(event.params.floor)
  if (floor == null) return
  floor.withdrawnAt = event.block.timestamp
  floor.withdrawnBy = event.params.by
  floor.save()
}
