import { ballotFields, toBallot } from "./Ballot.ts"
import { graphql } from "./graphql.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(
  `
  query OneBallot($id: ID!) {
    ballot(id: $id) {
      ...BallotFields
      votes(orderBy: castAt, first: 1000) {
        voter { id }
        support
        weight
        bySignature
        castAt
        transaction
        sender
      }
      skippedVotes(orderBy: skippedAt, first: 1000) { voter { id } reason skippedAt }
    }
  }
`,
  [ballotFields],
)

/** A ballot with its votes, oldest first. */
export type BallotWithVotes = NonNullable<Awaited<ReturnType<typeof ballot>>>
export type BallotVote = BallotWithVotes["votes"][number]

/** One ballot; null when there is none. */
export async function ballot(client: SubgraphClient, id: `0x${string}`) {
  const { ballot: found } = await client.request(query, { id: id.toLowerCase() })
  if (found === null) return null
  return {
    ...toBallot(found),
    votes: found.votes.map((vote) => ({
      ...vote,
      voter: vote.voter.id,
      weight: Number(vote.weight),
      castAt: Number(vote.castAt),
    })),
    /** Signed votes left out of a batch; `reason` is the selector of the error each would have raised alone. */
    skippedVotes: found.skippedVotes.map(({ voter, reason, skippedAt }) => ({
      voter: voter.id,
      reason,
      skippedAt: Number(skippedAt),
    })),
  }
}
