import { BigInt, Bytes } from "@graphprotocol/graph-ts"
import {
  EntryApproved,
  EntryBooked,
  EntryLeftOut,
  RoundCancelled,
  RoundOpened,
  RoundOrdered,
  RoundSettled,
  RoundTermsSet,
  SlotEntered,
} from "../generated/Rounds/Rounds"
import { EntryApproval, Round, RoundEntry } from "../generated/schema"
import { accountId } from "./accounts"
import { hashOrNull } from "./hashes"

export function handleRoundOpened(event: RoundOpened): void {
  const round = new Round(event.params.round)
  round.room = event.params.room.toString()
  round.status = "OPEN"
  round.openedBy = event.params.by
  round.openedByBallot = hashOrNull(event.params.cause)
  round.openedAt = event.block.timestamp
  round.programme = event.params.programme
  round.entersUntil = event.params.entersUntil
  round.approvesUntil = event.params.approvesUntil
  round.from = event.params.from
  round.to = event.params.to
  round.entryCount = 0
  round.bookedCount = 0
  round.save()
}

export function handleRoundTermsSet(event: RoundTermsSet): void {
  const round = Round.load(event.params.round)
  if (round == null) return
  round.electorate = event.params.electorate
  round.snapshot = event.params.snapshot
  round.supply = event.params.supply
  round.threshold = event.params.threshold
  round.maxPerProposer = event.params.maxPerProposer
  round.save()
}

function entryId(round: Bytes, slot: BigInt): string {
  return round.toHexString() + "-" + slot.toString()
}

export function handleSlotEntered(event: SlotEntered): void {
  const round = Round.load(event.params.round)
  if (round == null) return
  round.entryCount = round.entryCount + 1
  round.save()
  const entry = new RoundEntry(entryId(event.params.round, event.params.slot))
  entry.round = round.id
  entry.slot = event.params.slot.toString()
  entry.proposer = accountId(event.params.proposer)
  entry.enteredAt = event.block.timestamp
  entry.status = "ENTERED"
  entry.approvals = BigInt.zero()
  entry.voters = 0
  entry.save()
}

export function handleEntryApproved(event: EntryApproved): void {
  const entry = RoundEntry.load(entryId(event.params.round, event.params.slot))
  if (entry == null) return
  entry.approvals = entry.approvals.plus(event.params.weight)
  entry.voters = entry.voters + 1
  entry.save()
  const approval = new EntryApproval(entry.id + "-" + event.params.voter.toHexString())
  approval.entry = entry.id
  approval.voter = accountId(event.params.voter)
  approval.weight = event.params.weight
  approval.bySignature = event.params.bySignature
  approval.castAt = event.block.timestamp
  approval.transaction = event.transaction.hash
  approval.save()
}

export function handleRoundOrdered(event: RoundOrdered): void {
  const round = Round.load(event.params.round)
  if (round == null) return
  round.status = "ORDERED"
  round.orderedAt = event.block.timestamp
  round.save()
}

export function handleEntryBooked(event: EntryBooked): void {
  const entry = RoundEntry.load(entryId(event.params.round, event.params.slot))
  const round = Round.load(event.params.round)
  if (entry == null || round == null) return
  entry.status = "BOOKED"
  entry.settledAt = event.block.timestamp
  entry.save()
  round.bookedCount = round.bookedCount + 1
  round.save()
}

export function handleEntryLeftOut(event: EntryLeftOut): void {
  const entry = RoundEntry.load(entryId(event.params.round, event.params.slot))
  if (entry == null) return
  entry.status = "LEFT_OUT"
  entry.settledAt = event.block.timestamp
  entry.reason = event.params.reason
  entry.save()
}

export function handleRoundSettled(event: RoundSettled): void {
  const round = Round.load(event.params.round)
  if (round == null) return
  round.status = "SETTLED"
  round.settledAt = event.block.timestamp
  round.bookedCount = event.params.booked
  round.save()
}

export function handleRoundCancelled(event: RoundCancelled): void {
  const round = Round.load(event.params.round)
  if (round == null) return
  round.status = "CANCELLED"
  round.cancelledAt = event.block.timestamp
  round.cancelledBy = event.params.by
  round.cancelledByBallot = hashOrNull(event.params.cause)
  round.save()
}
