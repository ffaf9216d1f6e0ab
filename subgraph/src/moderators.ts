import { Address, BigInt } from "@graphprotocol/graph-ts"
import { Moderator, Room } from "../generated/schema"
import { ConsequencesSet, EpochBumped, ModeratorStruck } from "../generated/Sanctions/Sanctions"
import { accountId } from "./accounts"

/** What is known of an account's moderating in a room. The caller changes and saves it. */
export function moderatorOf(room: BigInt, account: Address): Moderator {
  const id = room.toString() + "-" + account.toHexString()
  let moderator = Moderator.load(id)
  if (moderator == null) {
    moderator = new Moderator(id)
    moderator.room = room.toString()
    moderator.account = accountId(account)
    moderator.epoch = BigInt.zero()
    moderator.strikes = 0
    moderator.orderCount = 0
    moderator.ratifiedCount = 0
    moderator.overturnedCount = 0
    moderator.floorCount = 0
  }
  return moderator
}

export function handleEpochBumped(event: EpochBumped): void {
  const moderator = moderatorOf(event.params.room, event.params.moderator)
  moderator.epoch = event.params.epoch
  moderator.save()
}

export function handleModeratorStruck(event: ModeratorStruck): void {
  const moderator = moderatorOf(event.params.room, event.params.moderator)
  moderator.lastStruckAt = event.block.timestamp
  if (event.params.until.isZero()) {
    moderator.strikes = event.params.strikes.toI32()
  } else {
    // One too many: MODERATE is lost, and the count begins anew.
    moderator.strikes = 0
    moderator.struckUntil = event.params.until
  }
  moderator.save()
}

export function handleConsequencesSet(event: ConsequencesSet): void {
  const room = Room.load(event.params.room.toString())
  if (room == null) return
  room.strikesToRevoke = event.params.strikesToRevoke
  room.strikeWindowSeconds = event.params.strikeWindowSeconds.toI32()
  room.revokeSeconds = event.params.revokeSeconds.toI32()
  room.updatedAt = event.block.timestamp
  room.save()
}
