import { useQuery } from "@tanstack/react-query"
import { moderators } from "../graph/index.ts"
import { useSubgraph } from "./useSubgraph.ts"

const POLL_MS = 5_000

/** Who has moderated in a room, most orders first. */
export function useModerators(room: string) {
  const client = useSubgraph()
  return useQuery({
    queryKey: ["moderators", room],
    queryFn: () => moderators(client, room),
    refetchInterval: POLL_MS,
  })
}
