import { useQuery } from "@tanstack/react-query"
import { rooms } from "../graph/index.ts"
import { useSubgraph } from "./useSubgraph.ts"

const POLL_MS = 10_000

/** All rooms of the chain, closed ones too, oldest first. */
export function useRooms() {
  const client = useSubgraph()
  return useQuery({ queryKey: ["rooms"], queryFn: () => rooms(client), refetchInterval: POLL_MS })
}
