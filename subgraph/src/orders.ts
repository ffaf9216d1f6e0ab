import { Address, BigInt } from "@graphprotocol/graph-ts"
import { Case } from "../generated/schema"
import { OrderOverturned, OrderRatified, OrderRecorded, OrderWithdrawn } from "../generated/Sanctions/Sanctions"
import { accountId } from "./accounts"
import { caseBy, enterDocket, indexCase, newCase, step } from "./cases"
import { roomDay } from "./days"
import { hashOrNull, NO_HASH } from "./hashes"
import { moderatorOf } from "./moderators"

export function handleOrderRecorded(event: OrderRecorded): void {
  const now = event.block.timestamp
  const order = newCase(
    event.params.order.toHexString(),
    "ORDER",
    event.params.room,
    event.params.subject,
    event.params.denies,
    event.params.issuedAt,
    event.params.expiresAt,
    now,
  )
  const moderator = moderatorOf(event.params.room, event.params.moderator)
  moderator.orderCount = moderator.orderCount + 1
  moderator.save()
  order.caseId = event.params.order
  order.by = event.params.moderator
  order.author = accountId(event.params.moderator)
  order.moderator = moderator.id
  order.orderStatus = "RECORDED"
  order.reasonHash = hashOrNull(event.params.reasonHash)
  step(order, "OPENED", event, event.params.moderator, NO_HASH, event.params.reasonHash)
  indexCase(event.params.order, order)
  enterDocket(event.params.room, event.params.subject, order, now)

  const day = roomDay(order.room, event.block)
  day.ordersRecorded = day.ordersRecorded + 1
  day.save()
}

/** An order that would run longer ends now. */
function endNow(order: Case, now: BigInt): void {
  if (order.until.gt(now)) order.until = now
}

export function handleOrderWithdrawn(event: OrderWithdrawn): void {
  const order = caseBy(event.params.order)
  if (order == null) return
  order.orderStatus = "WITHDRAWN"
  endNow(order, event.block.timestamp)
  step(order, "WITHDRAWN", event, signerOf(order), NO_HASH, NO_HASH)
}

export function handleOrderRatified(event: OrderRatified): void {
  const order = caseBy(event.params.order)
  if (order == null) return
  order.orderStatus = "RATIFIED"
  step(order, "RATIFIED", event, event.params.by, event.params.cause, NO_HASH)
  const moderator = moderatorOf(event.params.room, signerOf(order))
  moderator.ratifiedCount = moderator.ratifiedCount + 1
  moderator.save()
}

export function handleOrderOverturned(event: OrderOverturned): void {
  const order = caseBy(event.params.order)
  if (order == null) return
  order.orderStatus = "OVERTURNED"
  endNow(order, event.block.timestamp)
  step(order, "OVERTURNED", event, event.params.by, event.params.cause, event.params.reasonHash)
  const moderator = moderatorOf(event.params.room, signerOf(order))
  moderator.overturnedCount = moderator.overturnedCount + 1
  moderator.save()

  const day = roomDay(order.room, event.block)
  day.ordersOverturned = day.ordersOverturned + 1
  day.save()
}

/** Of an order: its moderator. */
function signerOf(order: Case): Address {
  return Address.fromBytes(order.by)
}
