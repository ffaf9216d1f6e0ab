import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts"
import { DelegateChanged, DelegateVotesChanged } from "../generated/Membership/Membership"
import { Delegation, VotingPower } from "../generated/schema"
import { accountId } from "./accounts"

function powerOf(membership: Address, account: Address, now: BigInt): VotingPower {
  const id = membership.toHexString() + "-" + account.toHexString()
  let power = VotingPower.load(id)
  if (power == null) {
    power = new VotingPower(id)
    power.membership = membership
    power.account = accountId(account)
    power.votes = BigInt.zero()
  }
  power.updatedAt = now
  return power
}

function accountOrNull(account: Address): Bytes | null {
  return account.equals(Address.zero()) ? null : accountId(account)
}

export function handleDelegateChanged(event: DelegateChanged): void {
  const power = powerOf(event.address, event.params.delegator, event.block.timestamp)
  power.delegate = accountOrNull(event.params.toDelegate)
  power.save()
  const delegation = new Delegation(event.transaction.hash.toHexString() + "-" + event.logIndex.toString())
  delegation.membership = event.address
  delegation.delegator = power.account
  delegation.from = accountOrNull(event.params.fromDelegate)
  delegation.to = power.delegate
  delegation.delegatedAt = event.block.timestamp
  delegation.save()
}

export function handleDelegateVotesChanged(event: DelegateVotesChanged): void {
  const power = powerOf(event.address, event.params.delegate, event.block.timestamp)
  power.votes = event.params.newVotes
  power.save()
}
