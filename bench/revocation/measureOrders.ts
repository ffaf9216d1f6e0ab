import { setTimeout as delay } from "node:timers/promises"
import { type SignTypedData, signOrder } from "@openair/protocol/client/signMeasure"
import { demoAccount } from "../../scripts/deploy/people.ts"
import { type House, nowMs, VOICE_AND_PICTURE } from "./House.ts"

/** Long enough to tell silence from a pause, short enough to speak again soon. */
const ORDER_SECONDS = 3
/** Moderators may sign one order in six seconds each. */
const PACE_MS = 6000

/** @returns per run: ms from sending an order to the last packet of its subject. */
export async function measureOrders(house: House, runs: number): Promise<number[]> {
  const { deployment } = house.chain
  const samples: number[] = []
  for (let run = 0; run < runs; run++) {
    const speaker = house.speakers[run % house.speakers.length]
    const moderator = house.moderators[run % house.moderators.length]
    if (!speaker || !moderator) throw new Error("There is nobody to measure.")
    const startMs = nowMs()
    await house.lively(speaker)
    const order = await signOrder({
      chainId: deployment.chainId,
      sanctions: deployment.contracts.sanctions,
      room: house.room,
      subject: demoAccount(speaker.name).address,
      capabilities: VOICE_AND_PICTURE,
      forSeconds: ORDER_SECONDS,
      moderatorEpoch: 0n,
      signTypedData: ((typedData) => demoAccount(moderator.name).signTypedData(typedData as never)) as SignTypedData,
    })
    const sentMs = nowMs()
    await moderator.client.client.request("signOrder", order)
    samples.push(Math.max(0, (await house.silence(speaker)) - sentMs))
    await delay(Math.max(0, PACE_MS / house.moderators.length - (nowMs() - startMs)))
  }
  return samples
}
