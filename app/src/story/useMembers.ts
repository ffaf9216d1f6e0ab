import { useQuery } from "@tanstack/react-query"
import { members } from "../graph/index.ts"
import { useSubgraph } from "./useSubgraph.ts"

const POLL_MS = 10_000

/** Who is a member now, in the order they came. */
export function useMembers() {
  const client = useSubgraph()
  return useQuery({
    queryKey: ["members"],
    queryFn: async () => (await members(client)).filter(({ active }) => active),
    refetchInterval: POLL_MS,
  })
}
