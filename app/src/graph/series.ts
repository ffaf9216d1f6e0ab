import { graphql } from "./graphql.ts"
import { secondsOrNull } from "./numbers.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(`
  query SeriesOfRoom($room: ID!) {
    room(id: $room) {
      series(orderBy: proposedAt, orderDirection: desc, first: 100) {
        id
        proposer { id }
        start
        everySeconds
        lengthSeconds
        count
        proposedAt
        approvedAt
        approvedByBallot { id }
        cancelledAt
        slots(orderBy: seriesIndex, first: 100) { id seriesIndex start end status title }
      }
    }
  }
`)

export type Series = Awaited<ReturnType<typeof series>>[number]

/**
 * Series of a room, newest first, each with its slots in order. Times are Unix seconds.
 * @param room its id in decimal
 */
export async function series(client: SubgraphClient, room: string) {
  const { room: found } = await client.request(query, { room })
  return (found?.series ?? []).map((one) => ({
    ...one,
    proposer: one.proposer.id,
    start: Number(one.start),
    everySeconds: Number(one.everySeconds),
    lengthSeconds: Number(one.lengthSeconds),
    proposedAt: Number(one.proposedAt),
    approvedAt: secondsOrNull(one.approvedAt),
    approvedByBallot: one.approvedByBallot?.id ?? null,
    cancelledAt: secondsOrNull(one.cancelledAt),
    slots: one.slots.map((slot) => ({ ...slot, start: Number(slot.start), end: Number(slot.end) })),
  }))
}
