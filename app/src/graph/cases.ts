import { type Case, caseFields, toCase } from "./Case.ts"
import { graphql } from "./graphql.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(
  `
  query Cases($where: Case_filter!) {
    cases(where: $where, orderBy: imposedAt, orderDirection: desc, first: 1000) { ...CaseFields }
  }
`,
  [caseFields],
)

/**
 * What moderation has done, newest first.
 * @param room only in this room; its id in decimal
 */
export async function cases(client: SubgraphClient, room?: string): Promise<Case[]> {
  const where = room === undefined ? {} : { room }
  return (await client.request(query, { where })).cases.map(toCase)
}
