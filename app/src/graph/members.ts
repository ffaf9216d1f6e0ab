import { graphql } from "./graphql.ts"
import { secondsOrNull } from "./numbers.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(`
  query Members {
    members(orderBy: admittedAt, first: 1000) {
      membership { id }
      account { id }
      active
      admittedAt
      admittedBy
      removedAt
      removedBy
    }
  }
`)

export type Member = Awaited<ReturnType<typeof members>>[number]

/** Members, former ones too (`active` is false), in the order they came. Times are Unix seconds. */
export async function members(client: SubgraphClient) {
  const { members: found } = await client.request(query)
  return found.map((member) => ({
    ...member,
    membership: member.membership.id,
    account: member.account.id,
    admittedAt: Number(member.admittedAt),
    removedAt: secondsOrNull(member.removedAt),
  }))
}
