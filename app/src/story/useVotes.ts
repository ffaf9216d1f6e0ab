import { useQuery } from "@tanstack/react-query"
import { useAccountState } from "../account/accountStore.ts"
import { votingPowers } from "../graph/index.ts"
import { useSubgraph } from "./useSubgraph.ts"

const FRESH_MS = 30_000

/**
 * Whether whoever uses this browser has votes in an electorate; undefined while no account is known, and where the index does not
 * know the electorate. A hint for what to offer: the contract decides.
 */
export function useVotes(electorate: `0x${string}` | undefined): boolean | undefined {
  const client = useSubgraph()
  const { account, remembered } = useAccountState()
  const who = account ?? remembered
  const { data } = useQuery({
    queryKey: ["votes", electorate],
    queryFn: () => votingPowers(client, electorate as `0x${string}`),
    enabled: electorate !== undefined && who !== undefined,
    staleTime: FRESH_MS,
  })
  if (who === undefined || data === undefined || data.length === 0) return undefined
  return data.some(({ account: voter, votes }) => voter === who && votes > 0)
}
