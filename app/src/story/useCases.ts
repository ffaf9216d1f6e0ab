import { useQuery } from "@tanstack/react-query"
import { cases } from "../graph/index.ts"
import { useSubgraph } from "./useSubgraph.ts"

const POLL_MS = 3_000

/** What moderation has done in a room, newest first. Asked only once the room is known. */
export function useCases(room: string | undefined) {
  const client = useSubgraph()
  return useQuery({
    queryKey: ["cases", room],
    queryFn: () => cases(client, room),
    enabled: room !== undefined,
    refetchInterval: POLL_MS,
  })
}
