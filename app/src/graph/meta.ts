import { graphql } from "./graphql.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(`
  query Meta {
    _meta { block { number hash timestamp } hasIndexingErrors deployment }
  }
`)

export interface Meta {
  /** The last block indexed. */
  readonly blockNumber: number
  readonly blockHash: `0x${string}` | null
  /** Unix seconds. */
  readonly blockTimestamp: number | null
  /** What follows the error may be missing. */
  readonly hasIndexingErrors: boolean
  readonly deployment: string
}

/** How far the subgraph is; undefined while it has indexed nothing. */
export async function meta(client: SubgraphClient): Promise<Meta | undefined> {
  const { _meta: found } = await client.request(query)
  if (found === null) return undefined
  return {
    blockNumber: found.block.number,
    blockHash: found.block.hash,
    blockTimestamp: found.block.timestamp,
    hasIndexingErrors: found.hasIndexingErrors,
    deployment: found.deployment,
  }
}
