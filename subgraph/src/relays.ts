import { RelayRegistered, RelayRetired } from "../generated/Relays/Relays"
import { Relay } from "../generated/schema"
import { orNull } from "./accounts"

export function handleRelayRegistered(event: RelayRegistered): void {
  const relay = new Relay(event.params.signer)
  relay.operator = event.params.operator
  relay.url = event.params.url
  relay.version = event.params.version.toI32()
  relay.registeredAt = event.block.timestamp
  relay.replaces = orNull(event.params.replaces)
  relay.save()
}

export function handleRelayRetired(event: RelayRetired): void {
  const relay = Relay.load(event.params.signer)
  if (relay == null) return
  relay.retiredAt = event.block.timestamp
  relay.retiredBy = event.params.by
  relay.successor = orNull(event.params.successor)
  relay.save()
}
