import type { FragmentOf } from "gql.tada"
import { ballotFields, toBallot } from "./Ballot.ts"
import { graphql } from "./graphql.ts"
import { secondsOrNull } from "./numbers.ts"

export const slotFields = graphql(
  `
  fragment SlotFields on Slot @_unmask {
    id
    room { id name }
    proposer { id }
    start
    end
    reach
    status
    title
    summary
    metadata
    proposedAt
    approvedAt
    approvedByBallot { ...BallotFields }
    approvedByRound { id }
    series { id }
    seriesIndex
    lockedAt
    cancelledAt
    cancelledByBallot { ...BallotFields }
    ballots(orderBy: openedAt, orderDirection: desc) { ...BallotFields }
  }
`,
  [ballotFields],
)

/** A stretch of a room's programme, and the ballots about it, newest first. Times are Unix seconds. */
export type Slot = ReturnType<typeof toSlot>

export function toSlot(fields: FragmentOf<typeof slotFields>) {
  return {
    /** Decimal. */
    id: fields.id,
    room: fields.room.id,
    roomName: fields.room.name,
    proposer: fields.proposer.id,
    start: Number(fields.start),
    /** Not included. */
    end: Number(fields.end),
    /** Bit set of the protocol's REACHES. */
    reach: fields.reach,
    status: fields.status,
    title: fields.title,
    summary: fields.summary,
    /** As proposed: a URI or a JSON object. */
    metadata: fields.metadata,
    proposedAt: Number(fields.proposedAt),
    approvedAt: secondsOrNull(fields.approvedAt),
    /** Null also when the governor or a round approved it. */
    approvedByBallot: fields.approvedByBallot && toBallot(fields.approvedByBallot),
    approvedByRound: fields.approvedByRound?.id ?? null,
    /** Null for a slot of its own. */
    series: fields.series?.id ?? null,
    seriesIndex: fields.seriesIndex,
    lockedAt: secondsOrNull(fields.lockedAt),
    cancelledAt: secondsOrNull(fields.cancelledAt),
    cancelledByBallot: fields.cancelledByBallot && toBallot(fields.cancelledByBallot),
    ballots: fields.ballots.map(toBallot),
  }
}
