import { graphql } from "./graphql.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(`
  query VotingPowers($membership: String!) {
    votingPowers(where: { membership: $membership }, orderBy: votes, orderDirection: desc, first: 1000) {
      account { id }
      delegate { id }
      votes
      updatedAt
    }
  }
`)

export type VotingPower = Awaited<ReturnType<typeof votingPowers>>[number]

/** Whom each account votes through, and with how many votes it votes itself; most votes first. Times are Unix seconds. */
export async function votingPowers(client: SubgraphClient, membership: `0x${string}`) {
  const { votingPowers: found } = await client.request(query, { membership: membership.toLowerCase() })
  return found.map(({ account, delegate, votes, updatedAt }) => ({
    account: account.id,
    delegate: delegate?.id ?? null,
    votes: Number(votes),
    updatedAt: Number(updatedAt),
  }))
}
