import type { Moderator, RoomStory } from "../graph/index.ts"
import { clockTime, dayWord, durationWords } from "../time/words.ts"

type Consequences = Pick<RoomStory, "strikesToRevoke" | "strikeWindowSeconds" | "revokeSeconds">
type History = Pick<Moderator, "orderCount" | "ratifiedCount" | "overturnedCount" | "floorCount">

/** What overturned orders cost whoever signed them in this room. */
export function consequencesWords({ strikesToRevoke, strikeWindowSeconds, revokeSeconds }: Consequences): string {
  if (strikesToRevoke === 0) return "Overturned orders cost a moderator nothing here."
  const orders =
    strikesToRevoke === 1
      ? "One overturned order costs"
      : `${strikesToRevoke} overturned orders within ${durationWords(strikeWindowSeconds)} cost`
  return `${orders} a moderator the right to moderate for ${durationWords(revokeSeconds)}.`
}

/** `4 orders, 1 confirmed, 1 overturned; gave the floor twice`. */
export function historyWords({ orderCount, ratifiedCount, overturnedCount, floorCount }: History): string {
  const orders = [
    count(orderCount, "order"),
    ...(ratifiedCount > 0 ? [`${ratifiedCount} confirmed`] : []),
    ...(overturnedCount > 0 ? [`${overturnedCount} overturned`] : []),
  ]
  return `${orders.join(", ")}; ${count(floorCount, "floor")} given`
}

/** Where a moderator stands with the room. Strikes lapse with time, without an event; `now` in Unix seconds. */
export function strikeWords(
  { strikes, lastStruckAt, struckUntil }: Pick<Moderator, "strikes" | "lastStruckAt" | "struckUntil">,
  { strikesToRevoke, strikeWindowSeconds }: Consequences,
  now: number,
): string {
  const moment = (at: number) => `${dayWord(at, now)}, ${clockTime(at)}`
  if (struckUntil !== null && struckUntil > now) return `May not moderate until ${moment(struckUntil)}`
  const lapses = lastStruckAt === null ? 0 : lastStruckAt + strikeWindowSeconds
  if (strikesToRevoke === 0 || strikes === 0 || lapses <= now) return "No strikes"
  return `${strikes} of ${strikesToRevoke} strikes; the last lapses ${moment(lapses)}`
}

function count(number: number, thing: string): string {
  return `${number === 0 ? "no" : number} ${thing}${number === 1 ? "" : "s"}`
}
