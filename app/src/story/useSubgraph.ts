import { useMemo } from "react"
import { useConfig } from "../config/ConfigContext.ts"
import { type SubgraphClient, subgraphClient } from "../graph/index.ts"

/** The deployment's subgraph. */
export function useSubgraph(): SubgraphClient {
  const { subgraphUrl } = useConfig()
  return useMemo(() => subgraphClient(new URL(subgraphUrl, location.origin).href), [subgraphUrl])
}
