import { BigInt, Value } from "@graphprotocol/graph-ts"
import { SeriesApproved, SeriesCancelled, SeriesProposed, SlotProposed } from "../generated/Programme/Programme"
import { Series, SeriesCursor, Slot } from "../generated/schema"
import { accountId } from "./accounts"
import { hashOrNull } from "./hashes"

export function handleSeriesProposed(event: SeriesProposed): void {
  const series = new Series(event.params.series.toString())
  series.room = event.params.room.toString()
  series.proposer = accountId(event.params.proposer)
  series.start = event.params.start
  series.everySeconds = event.params.everySeconds
  series.lengthSeconds = event.params.lengthSeconds
  series.count = event.params.count
  series.proposedAt = event.block.timestamp
  series.booked = BigInt.zero()
  series.leftOut = BigInt.zero()
  series.cancelled = BigInt.zero()
  series.save()

  const cursor = new SeriesCursor(event.address.toHexString())
  cursor.series = series.id
  cursor.transaction = event.transaction.hash
  cursor.logIndex = event.logIndex
  cursor.save()
}

/** A series' slots are told right after it, in the order of their starts. */
export function placeInSeries(slot: Slot, event: SlotProposed): void {
  const cursor = SeriesCursor.load(event.address.toHexString())
  if (cursor == null || !cursor.transaction.equals(event.transaction.hash)) return
  const series = Series.load(cursor.series)
  if (series == null) return
  const index = event.logIndex.minus(cursor.logIndex).toI32() - 1
  if (index < 0 || index >= series.count) return
  slot.series = series.id
  // The setter of a nullable number would leave out a 0.
  slot.set("seriesIndex", Value.fromI32(index))
}

export function handleSeriesApproved(event: SeriesApproved): void {
  const series = Series.load(event.params.series.toString())
  if (series == null) return
  series.approvedAt = event.block.timestamp
  series.approvedBy = event.params.by
  series.approvedByBallot = hashOrNull(event.params.cause)
  series.booked = series.booked.bitOr(event.params.booked)
  series.leftOut = event.params.leftOut
  series.save()
}

export function handleSeriesCancelled(event: SeriesCancelled): void {
  const series = Series.load(event.params.series.toString())
  if (series == null) return
  series.cancelledAt = event.block.timestamp
  series.cancelledBy = event.params.by
  series.cancelledByBallot = hashOrNull(event.params.cause)
  series.cancelled = series.cancelled.bitOr(event.params.slots)
  series.save()
}
