import { Bytes } from "@graphprotocol/graph-ts"
import { Gate, RosterEntry } from "../generated/schema"
import { KeeperSet, RosterSet } from "../generated/RosterGate/RosterGate"
import { accountId } from "./accounts"

function rosterGate(address: Bytes): Gate {
  let gate = Gate.load(address)
  if (gate == null) gate = new Gate(address)
  gate.kind = "ROSTER"
  return gate
}

export function handleRosterSet(event: RosterSet): void {
  const gate = rosterGate(event.address)
  gate.save()
  const entry = new RosterEntry(event.address.toHexString() + "-" + event.params.account.toHexString())
  entry.gate = gate.id
  entry.account = accountId(event.params.account)
  entry.until = event.params.until
  entry.save()
}

export function handleKeeperSet(event: KeeperSet): void {
  const gate = rosterGate(event.address)
  gate.keeper = event.params.keeper
  gate.save()
}
