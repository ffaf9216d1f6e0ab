import { useQuery } from "@tanstack/react-query"
import { ballot } from "../graph/index.ts"
import { useSubgraph } from "./useSubgraph.ts"

const POLL_MS = 1_500

/** One ballot with its votes; null when the subgraph knows none by this id. */
export function useBallot(id: string) {
  const client = useSubgraph()
  return useQuery({
    queryKey: ["ballot", id],
    queryFn: () => ballot(client, id as `0x${string}`),
    refetchInterval: POLL_MS,
  })
}
