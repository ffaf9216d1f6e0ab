import { graphql } from "./graphql.ts"
import { secondsOrNull } from "./numbers.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(`
  query Moderators($room: String!) {
    moderators(where: { room: $room }, orderBy: orderCount, orderDirection: desc, first: 1000) {
      account { id }
      epoch
      strikes
      lastStruckAt
      struckUntil
      orderCount
      ratifiedCount
      overturnedCount
      floorCount
      floors(orderBy: recordedAt, orderDirection: desc, first: 100) {
        id
        subject { id }
        grants
        recordedAt
        expiresAt
        withdrawnAt
        withdrawnBy
      }
    }
  }
`)

export type Moderator = Awaited<ReturnType<typeof moderators>>[number]

/**
 * Who has moderated in a room, most orders first, with the floors they gave, newest first. Times are Unix seconds.
 * @param room its id in decimal
 */
export async function moderators(client: SubgraphClient, room: string) {
  const { moderators: found } = await client.request(query, { room })
  return found.map((moderator) => ({
    ...moderator,
    account: moderator.account.id,
    /** What was signed under an older one can no longer be recorded. */
    epoch: Number(moderator.epoch),
    lastStruckAt: secondsOrNull(moderator.lastStruckAt),
    /** Until when overturned orders cost them MODERATE; null if they never did. */
    struckUntil: secondsOrNull(moderator.struckUntil),
    floors: moderator.floors.map((floor) => ({
      ...floor,
      subject: floor.subject.id,
      recordedAt: Number(floor.recordedAt),
      expiresAt: Number(floor.expiresAt),
      withdrawnAt: secondsOrNull(floor.withdrawnAt),
    })),
  }))
}
