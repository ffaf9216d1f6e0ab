import { type Ballot, ballotFields, toBallot } from "./Ballot.ts"
import { graphql } from "./graphql.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(
  `
  query Ballots($where: Ballot_filter!) {
    ballots(where: $where, orderBy: openedAt, orderDirection: desc, first: 1000) { ...BallotFields }
  }
`,
  [ballotFields],
)

/** `open`: nobody has settled it yet (its time may be over all the same); `settled`: it has ended. */
export type BallotState = "open" | "settled" | "all"

/**
 * Ballots, newest first.
 * @param room only of this room; its id in decimal
 */
export async function ballots(client: SubgraphClient, state: BallotState = "all", room?: string): Promise<Ballot[]> {
  const byState = { open: { status: "OPEN" }, settled: { status_not: "OPEN" }, all: {} } as const
  const where = { ...byState[state], ...(room !== undefined && { room }) }
  return (await client.request(query, { where })).ballots.map(toBallot)
}
