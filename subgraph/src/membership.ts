import { Address, Bytes } from "@graphprotocol/graph-ts"
import { AdmitterSet, GovernorSet, MemberAdmitted, MemberRemoved } from "../generated/Membership/Membership"
import { Member, Membership } from "../generated/schema"
import { accountId, orNull } from "./accounts"

/** What is known of a membership. The caller saves it. */
export function membershipAt(address: Bytes): Membership {
  let membership = Membership.load(address)
  if (membership == null) {
    membership = new Membership(address)
    membership.memberCount = 0
  }
  return membership
}

function memberId(membership: Address, account: Address): string {
  return membership.toHexString() + "-" + account.toHexString()
}

export function handleMemberAdmitted(event: MemberAdmitted): void {
  const membership = membershipAt(event.address)
  membership.memberCount = membership.memberCount + 1
  membership.save()
  const member = new Member(memberId(event.address, event.params.account))
  member.membership = membership.id
  member.account = accountId(event.params.account)
  member.active = true
  member.admittedAt = event.block.timestamp
  member.admittedBy = event.params.by
  member.removedAt = null
  member.removedBy = null
  member.save()
}

export function handleMemberRemoved(event: MemberRemoved): void {
  const member = Member.load(memberId(event.address, event.params.account))
  if (member == null) return
  const membership = membershipAt(event.address)
  membership.memberCount = membership.memberCount - 1
  membership.save()
  member.active = false
  member.removedAt = event.block.timestamp
  member.removedBy = event.params.by
  member.save()
}

export function handleMembershipGovernorSet(event: GovernorSet): void {
  const membership = membershipAt(event.address)
  membership.governor = event.params.governor
  membership.save()
}

export function handleAdmitterSet(event: AdmitterSet): void {
  const membership = membershipAt(event.address)
  membership.admitter = orNull(event.params.admitter)
  membership.save()
}
