import { graphql } from "./graphql.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(`
  query DaysOfRoom($room: String!) {
    roomDays(where: { room: $room }, orderBy: day, orderDirection: desc, first: 1000) {
      day
      ballotsOpened
      votesCast
      sanctionsImposed
      ordersRecorded
      ordersOverturned
      floorsRecorded
      slotsProposed
      slotsApproved
      slotsLocked
      recordingsSealed
      keysRevealed
    }
  }
`)

export type DayOfRoom = Awaited<ReturnType<typeof days>>[number]

/**
 * What happened in a room by days (UTC) on which anything did, newest first; `day` is the midnight each begins with, in Unix seconds.
 * @param room its id in decimal
 */
export async function days(client: SubgraphClient, room: string) {
  return (await client.request(query, { room })).roomDays.map((day) => ({ ...day, day: Number(day.day) }))
}
