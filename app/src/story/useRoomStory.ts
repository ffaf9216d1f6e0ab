import { useQuery } from "@tanstack/react-query"
import { room } from "../graph/index.ts"
import { useSubgraph } from "./useSubgraph.ts"

const POLL_MS = 5_000

/** A room with its constitution; null when the subgraph knows none by this id. */
export function useRoomStory(id: string) {
  const client = useSubgraph()
  return useQuery({ queryKey: ["room", id], queryFn: () => room(client, id), refetchInterval: POLL_MS })
}
