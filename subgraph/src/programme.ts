import { json, JSONValue, JSONValueKind, TypedMap } from "@graphprotocol/graph-ts"
import { SlotApproved, SlotCancelled, SlotLocked, SlotProposed } from "../generated/Programme/Programme"
import { Round, Slot } from "../generated/schema"
import { accountId } from "./accounts"
import { roomDay } from "./days"
import { hashOrNull } from "./hashes"
import { placeInSeries } from "./series"

export function handleSlotProposed(event: SlotProposed): void {
  const slot = new Slot(event.params.slot.toString())
  slot.room = event.params.room.toString()
  slot.proposer = accountId(event.params.proposer)
  slot.start = event.params.start
  slot.end = event.params.end
  slot.reach = event.params.reach
  slot.status = "PROPOSED"
  slot.metadata = event.params.metadata
  slot.proposedAt = event.block.timestamp
  const parsed = json.try_fromString(event.params.metadata)
  if (parsed.isOk && parsed.value.kind == JSONValueKind.OBJECT) {
    const fields = parsed.value.toObject()
    slot.title = textOf(fields, "title")
    slot.summary = textOf(fields, "summary")
  }
  placeInSeries(slot, event)
  slot.save()

  const day = roomDay(slot.room, event.block)
  day.slotsProposed = day.slotsProposed + 1
  day.save()
}

/** Anybody may write metadata: a field that is no text is none. */
function textOf(fields: TypedMap<string, JSONValue>, name: string): string | null {
  const value = fields.get(name)
  return value !== null && value.kind == JSONValueKind.STRING ? value.toString() : null
}

export function handleSlotApproved(event: SlotApproved): void {
  const slot = Slot.load(event.params.slot.toString())
  if (slot == null) return
  slot.status = "APPROVED"
  slot.approvedAt = event.block.timestamp
  slot.approvedBy = event.params.by
  // A ballot, or the round that booked it.
  if (Round.load(event.params.cause) !== null) slot.approvedByRound = event.params.cause
  else slot.approvedByBallot = hashOrNull(event.params.cause)
  slot.save()

  const day = roomDay(slot.room, event.block)
  day.slotsApproved = day.slotsApproved + 1
  day.save()
}

export function handleSlotLocked(event: SlotLocked): void {
  const slot = Slot.load(event.params.slot.toString())
  if (slot == null) return
  slot.status = "LOCKED"
  slot.lockedAt = event.block.timestamp
  slot.save()

  const day = roomDay(slot.room, event.block)
  day.slotsLocked = day.slotsLocked + 1
  day.save()
}

export function handleSlotCancelled(event: SlotCancelled): void {
  const slot = Slot.load(event.params.slot.toString())
  if (slot == null) return
  slot.status = "CANCELLED"
  slot.cancelledAt = event.block.timestamp
  slot.cancelledBy = event.params.by
  slot.cancelledByBallot = hashOrNull(event.params.cause)
  slot.save()
}
