import { graphql } from "./graphql.ts"
import { secondsOrNull } from "./numbers.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(`
  query Rounds($room: String!) {
    rounds(where: { room: $room }, orderBy: openedAt, orderDirection: desc, first: 100) {
      id
      status
      openedBy
      openedByBallot { id }
      openedAt
      entersUntil
      approvesUntil
      from
      to
      electorate
      supply
      threshold
      maxPerProposer
      bookedCount
      settledAt
      cancelledAt
      entries(orderBy: approvals, orderDirection: desc, first: 100) {
        slot { id title start end }
        proposer { id }
        status
        approvals
        voters
        reason
        approvedBy(first: 1000) { voter { id } }
      }
    }
  }
`)

export type Round = Awaited<ReturnType<typeof rounds>>[number]

/**
 * Open calls of a room, newest first, their entries by approvals. Times are Unix seconds.
 * @param room its id in decimal
 */
export async function rounds(client: SubgraphClient, room: string) {
  const { rounds: found } = await client.request(query, { room })
  return found.map((round) => ({
    ...round,
    openedByBallot: round.openedByBallot?.id ?? null,
    openedAt: Number(round.openedAt),
    entersUntil: Number(round.entersUntil),
    approvesUntil: Number(round.approvesUntil),
    from: Number(round.from),
    to: Number(round.to),
    supply: Number(round.supply ?? 0),
    /** Votes an entry needs. */
    threshold: Number(round.threshold ?? 0),
    settledAt: secondsOrNull(round.settledAt),
    cancelledAt: secondsOrNull(round.cancelledAt),
    entries: round.entries.map((entry) => ({
      ...entry,
      slot: { ...entry.slot, start: Number(entry.slot.start), end: Number(entry.slot.end) },
      proposer: entry.proposer.id,
      approvals: Number(entry.approvals),
      approvedBy: entry.approvedBy.map(({ voter }) => voter.id),
    })),
  }))
}
