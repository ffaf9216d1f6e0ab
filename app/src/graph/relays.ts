import { graphql } from "./graphql.ts"
import { secondsOrNull } from "./numbers.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(`
  query Relays {
    relays(orderBy: registeredAt, first: 1000) {
      id
      operator
      url
      version
      registeredAt
      replaces
      retiredAt
      retiredBy
      successor
    }
  }
`)

export type Relay = Awaited<ReturnType<typeof relays>>[number]

/** Registered relays, retired ones too, oldest first; `id` is the signer. Times are Unix seconds. */
export async function relays(client: SubgraphClient) {
  return (await client.request(query)).relays.map((relay) => ({
    ...relay,
    registeredAt: Number(relay.registeredAt),
    retiredAt: secondsOrNull(relay.retiredAt),
  }))
}
