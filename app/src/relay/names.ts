import { namesReplySchema } from "@openair/protocol/http"
import { useQuery } from "@tanstack/react-query"
import { callRelay } from "./callRelay.ts"

/** The relay answers for at most this many accounts at once. */
const ACCOUNTS_A_REQUEST = 50
const NAMES_STAY_MS = 5 * 60_000

export type Names = ReadonlyMap<string, string>
const NOBODY: Names = new Map()

/** Primary ENS names by lower-case account. Accounts without one are absent, as are all until the answer comes. */
export function useNames(accounts: readonly string[]): Names {
  const wanted = [...new Set(accounts.map((account) => account.toLowerCase()))].sort()
  const { data } = useQuery({
    queryKey: ["names", wanted],
    queryFn: () => fetchNames(wanted),
    enabled: wanted.length > 0,
    staleTime: NAMES_STAY_MS,
    placeholderData: (earlier: Names | undefined) => earlier,
  })
  return data ?? NOBODY
}

async function fetchNames(accounts: readonly string[]): Promise<Names> {
  const names = new Map<string, string>()
  for (let from = 0; from < accounts.length; from += ACCOUNTS_A_REQUEST) {
    const query = new URLSearchParams(
      accounts.slice(from, from + ACCOUNTS_A_REQUEST).map((account) => ["account", account]),
    )
    const reply = await callRelay(namesReplySchema, `/v1/names?${query}`)
    for (const { account, name } of reply.names) if (name !== null) names.set(account, name)
  }
  return names
}
