import { graphql } from "./graphql.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(`
  query Constitutions {
    constitutions(orderBy: madeAt, first: 1000) {
      id
      kind
      room { id name }
      madeBy
      madeAt
      governor
      body
      membership { id memberCount }
      crewGate { id kind }
      guestGate { id kind }
    }
  }
`)

export type Constitution = Awaited<ReturnType<typeof constitutions>>[number]

/** Constitutions as they were made, oldest first; `room` is null for one that a room is to change to. Times are Unix seconds. */
export async function constitutions(client: SubgraphClient) {
  return (await client.request(query)).constitutions.map((made) => ({ ...made, madeAt: Number(made.madeAt) }))
}
