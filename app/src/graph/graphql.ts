import { initGraphQLTada } from "gql.tada"
import type { introspection } from "./generated/graph-env.d.ts"

/** Types queries by the subgraph's schema. Big integers travel as decimal text, bytes as lower-case hex. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: { BigInt: string; Bytes: `0x${string}`; BigDecimal: string; Int8: string; Timestamp: string; ID: string }
}>()
