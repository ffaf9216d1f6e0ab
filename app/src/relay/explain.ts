import type { Capability } from "@openair/protocol/capabilities"
import { type Explanation, explanationSchema } from "@openair/protocol/http"
import { useQueries } from "@tanstack/react-query"
import { callRelay } from "./callRelay.ts"

const STALE_MS = 5_000

/** Why somebody may or may not do each of some things in a room, in the order asked. Missing while not known. */
export function useExplanations(
  room: string,
  account: string | undefined,
  capabilities: readonly Capability[],
): readonly (Explanation | undefined)[] {
  const answers = useQueries({
    queries: capabilities.map((capability) => ({
      queryKey: ["explain", room, account, capability],
      queryFn: () => {
        const query = new URLSearchParams({ room, account: account ?? "", capability })
        return callRelay(explanationSchema, `/v1/explain?${query}`)
      },
      enabled: account !== undefined,
      staleTime: STALE_MS,
      refetchInterval: STALE_MS,
    })),
  })
  return answers.map(({ data }) => data)
}
