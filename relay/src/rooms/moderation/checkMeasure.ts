import {
  ALL_CAPABILITIES,
  capabilityBit,
  capabilityNames,
  MAX_MEASURE_SECONDS,
  MAX_WEEK_SECONDS,
  OpenairError,
  RECORD_WITHIN_SECONDS,
} from "@openair/protocol"
import { type Hex, keccak256, stringToHex, zeroHash } from "viem"
import type { ModeratedRoom } from "../ModerationFacts.ts"
import type { SignedMeasure } from "./SignedMeasure.ts"

/** How far a moderator's clock may run ahead of ours. */
const CLOCK_SKEW_SECONDS = 5
/** As many of each kind as may run for one account, on chain and here. */
const MAX_RUNNING = 8
const MODERATE = capabilityBit("MODERATE")

/** @throws MEASURE_REFUSED unless it is of a kind and time that could be recorded. */
export function checkTimes(measure: SignedMeasure, nowSeconds: number): void {
  const { kind, issuedAt, expiresAt } = measure
  const again = "Sign it again."
  if (issuedAt > nowSeconds + CLOCK_SKEW_SECONDS)
    throw refused(kind, "it is dated in the future", "Set the clock right.")
  if (issuedAt < nowSeconds - RECORD_WITHIN_SECONDS) throw refused(kind, "it is older than ten minutes", again)
  if (expiresAt <= Math.max(nowSeconds, issuedAt)) throw refused(kind, "it is over already", again)
  if (expiresAt - issuedAt > MAX_MEASURE_SECONDS) {
    throw refused(kind, "it lasts longer than 24 hours", "Make it shorter; for longer ones open a ballot.")
  }
}

/** @throws MEASURE_REFUSED when the hash is not the reason's. */
export function checkReason({ kind, reason, reasonHash }: SignedMeasure): void {
  if (reason !== null && hashOfReason(reason) !== reasonHash) {
    throw refused(kind, "its reasonHash is not the hash of the reason", "Sign keccak256 of the reason in UTF-8.")
  }
}

/** What an order signs for its reason. */
export function hashOfReason(reason: string | null): Hex {
  return reason === null ? zeroHash : keccak256(stringToHex(reason))
}

/** @throws MEASURE_REFUSED when moderation of this room may not do that. */
export function checkBits({ kind, bits, subject }: SignedMeasure, room: ModeratedRoom, sanctions: string): void {
  if (room.sanctions !== sanctions) {
    throw refused(kind, "the room is moderated by another contract than this relay knows", "Record it there.")
  }
  if (room.closed) throw refused(kind, "the room is closed", "Find another room.")
  const allowed = (kind === "order" ? ALL_CAPABILITIES : room.delegable) & ~MODERATE
  if ((bits & ~allowed) !== 0) {
    const names = capabilityNames(bits & ~allowed).join(", ") || "unknown capabilities"
    throw kind === "order"
      ? refused(kind, `orders may not take ${names}`, "Leave that to a ballot.")
      : refused(kind, `this room does not let moderators hand on ${names}`, "Leave it out.")
  }
  if (kind === "order" && subject === room.governor) {
    throw refused(kind, "its subject governs the room", "Nobody may order the governor away.")
  }
}

/** @throws MEASURE_REFUSED when there are too many of its kind, or too long orders, about the subject. */
export function checkRoomLeft(
  { kind, issuedAt, expiresAt }: SignedMeasure,
  { running, weekSeconds }: { running: number; weekSeconds: number },
): void {
  if (running >= MAX_RUNNING) {
    throw refused(kind, `as many ${kind}s as allowed run for this person`, "Wait until one of them ends.")
  }
  if (kind === "order" && weekSeconds + expiresAt - issuedAt > MAX_WEEK_SECONDS) {
    throw refused(
      kind,
      "orders may take no more than 24 hours of a person's week",
      "Make it shorter, or open a ballot that ratifies an order or sanctions the person.",
    )
  }
}

export function refused(kind: SignedMeasure["kind"], problem: string, howToQualify: string): OpenairError {
  return new OpenairError("MEASURE_REFUSED", { kind, problem, howToQualify })
}
