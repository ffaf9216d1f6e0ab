import type { Support } from "@openair/protocol/eip712"
import { type VoteStatus, voteStatusSchema } from "@openair/protocol/http"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useAccountState } from "../account/accountStore.ts"
import { openWallet } from "../account/walletDoor.ts"
import type { Ballot } from "../graph/index.ts"
import { callRelay } from "../relay/callRelay.ts"
import { RelayRefusal } from "../relay/RelayRefusal.ts"
import { hasSigned, rememberSigned } from "./signedHere.ts"

/** A vote's way: signed in the browser, taken by the relay, sent in a batch, counted on chain. */
export interface VoteProgress {
  readonly state: "none" | "signing" | VoteStatus["state"] | "failed"
  readonly words: string
  readonly transaction: string | null
}

const NONE: VoteProgress = { state: "none", words: "", transaction: null }
const ASK_EVERY_MS = 1_000

const WORDS: Record<VoteStatus["state"], string> = {
  queued: "Signed. The relay holds your vote and sends it with the next batch.",
  sent: "Sent. Waiting for the block.",
  counted: "Counted on chain.",
  refused: "The Ballots contract would not take it.",
}

/** Signs a vote without gas and follows it until it is counted. */
export function useVote(ballot: Ballot): { progress: VoteProgress; vote: (support: Support) => Promise<void> } {
  const { account } = useAccountState()
  const [voter, setVoter] = useState<string | undefined>()
  const [local, setLocal] = useState<VoteProgress>(NONE)
  const asked = voter ?? account
  const { data } = useQuery({
    queryKey: ["vote", ballot.id, asked],
    queryFn: () => fetchVote(ballot.id, asked ?? ""),
    enabled: asked !== undefined && (voter !== undefined || hasSigned(ballot.id, asked)),
    refetchInterval: ({ state }) =>
      state.data?.state === "queued" || state.data?.state === "sent" ? ASK_EVERY_MS : false,
    retry: false,
  })
  const progress =
    local.state === "signing" || local.state === "failed"
      ? local
      : data
        ? { state: data.state, words: data.reason ?? WORDS[data.state], transaction: data.transaction }
        : local
  async function vote(support: Support) {
    setLocal({ state: "signing", words: "Your wallet asks for one signature. No gas.", transaction: null })
    try {
      const wallet = await openWallet()
      const status = await wallet.signVote(ballot, support)
      rememberSigned(ballot.id, status.voter)
      setVoter(status.voter)
      setLocal({ state: status.state, words: WORDS[status.state], transaction: status.transaction })
    } catch (error) {
      setLocal({ state: "failed", words: refusalWords(error), transaction: null })
    }
  }
  return { progress, vote }
}

async function fetchVote(ballot: string, voter: string): Promise<VoteStatus | null> {
  try {
    return await callRelay(voteStatusSchema, `/v1/ballots/${ballot}/votes/${voter}`)
  } catch (error) {
    if (error instanceof RelayRefusal && error.status === 404) return null
    throw error
  }
}

/** What went wrong, and what to do, in the words of whoever refused. */
export function refusalWords(error: unknown): string {
  if (error instanceof RelayRefusal) return `${error.message} ${error.remedy}`
  if (error instanceof Error) {
    const { shortMessage } = error as { shortMessage?: string }
    return shortMessage ?? error.message
  }
  return "It did not work."
}
