import { useQuery } from "@tanstack/react-query"
import { programme } from "../graph/index.ts"
import { useSubgraph } from "./useSubgraph.ts"

const POLL_MS = 3_000

/** Slots of all rooms that touch a period, earliest first; cancelled ones left out. Unix seconds. */
export function useSlots(from: number, to: number) {
  const client = useSubgraph()
  return useQuery({
    queryKey: ["slots", from, to],
    queryFn: async () => {
      const slots = await programme(client, { from: Math.floor(from), to: Math.ceil(to) })
      return slots.filter(({ status }) => status !== "CANCELLED")
    },
    refetchInterval: POLL_MS,
    placeholderData: (earlier) => earlier,
  })
}
