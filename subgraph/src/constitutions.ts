import { Address, Bytes } from "@graphprotocol/graph-ts"
import { Constituted } from "../generated/Constitutions/Constitutions"
import { Constitution, Gate, Room } from "../generated/schema"
import { Membership as MembershipTemplate, RosterGate as RosterGateTemplate } from "../generated/templates"
import { membershipAt } from "./membership"

// In the order of the contract's enum.
const KINDS = ["DICTATOR", "COUNCIL", "ASSEMBLY", "LIBRE"]

/** A gate made with a constitution, by what its kind of constitution makes; its list is indexed from here on. */
function madeGate(address: Address, kind: string): Bytes {
  let gate = Gate.load(address)
  if (gate == null) gate = new Gate(address)
  gate.kind = kind
  gate.save()
  if (kind == "ROSTER") RosterGateTemplate.create(address)
  return address
}

export function handleConstituted(event: Constituted): void {
  const made = new Constitution(event.transaction.hash.toHexString() + "-" + event.logIndex.toString())
  const room = event.params.room.toString()
  if (Room.load(room) !== null) made.room = room
  const kind = KINDS[event.params.kind]
  made.kind = kind
  made.madeBy = event.params.by
  made.madeAt = event.block.timestamp
  made.governor = event.params.governor
  made.body = event.params.body
  if (!event.params.membership.equals(Address.zero())) {
    const membership = membershipAt(event.params.membership)
    membership.save()
    made.membership = membership.id
    MembershipTemplate.create(event.params.membership)
  }
  if (kind == "LIBRE") {
    made.guestGate = openGate(event.params.guestGate)
  } else {
    made.crewGate = madeGate(event.params.crewGate, kind == "COUNCIL" ? "MEMBERS" : "ROSTER")
    made.guestGate = madeGate(event.params.guestGate, kind == "ASSEMBLY" ? "MEMBERS" : "ROSTER")
  }
  made.save()
}

function openGate(address: Address): Bytes {
  if (Gate.load(address) == null) madeGate(address, "OPEN")
  return address
}
