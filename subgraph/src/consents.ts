import { ConsentWithdrawn } from "../generated/Consents/Consents"
import { ConsentEpoch } from "../generated/schema"
import { accountId } from "./accounts"

export function handleConsentWithdrawn(event: ConsentWithdrawn): void {
  const room = event.params.room.toString()
  const epoch = new ConsentEpoch(room + "-" + event.params.speaker.toHexString())
  epoch.room = room
  epoch.speaker = accountId(event.params.speaker)
  epoch.epoch = event.params.epoch
  epoch.withdrawnAt = event.block.timestamp
  epoch.save()
}
