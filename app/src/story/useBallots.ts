import { useQuery } from "@tanstack/react-query"
import { ballots } from "../graph/index.ts"
import { useSubgraph } from "./useSubgraph.ts"

const POLL_MS = 1_500

/** Ballots of all rooms, or of one, newest first. */
export function useBallots(room?: string) {
  const client = useSubgraph()
  return useQuery({
    queryKey: ["ballots", room ?? "all"],
    queryFn: () => ballots(client, "all", room),
    refetchInterval: POLL_MS,
  })
}
