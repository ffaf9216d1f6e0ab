import { hasReach } from "@openair/protocol/reach"
import type { Slot } from "../graph/index.ts"

export type SlotState = "on-air" | "locked" | "approved" | "proposed" | "off-record"

/** Whether anything of a slot may be seen or heard outside. */
export function isPublic(slot: Pick<Slot, "reach">): boolean {
  return hasReach(slot.reach, "LIVE_VIDEO") || hasReach(slot.reach, "LIVE_AUDIO")
}

/** How the guide shows a slot. On air only if the relay itself says that this slot is what viewers get now. */
export function slotState(slot: Slot, onAirSlots: ReadonlySet<string>): SlotState {
  if (onAirSlots.has(slot.id)) return "on-air"
  if (slot.status === "PROPOSED") return "proposed"
  if (!isPublic(slot)) return "off-record"
  return slot.status === "LOCKED" ? "locked" : "approved"
}
