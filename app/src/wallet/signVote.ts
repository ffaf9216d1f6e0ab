import { ballotsDomain, type Support, VOTE_TYPES } from "@openair/protocol/eip712"
import { type VoteRequest, type VoteStatus, voteStatusSchema } from "@openair/protocol/http"
import { signTypedData } from "wagmi/actions"
import type { Ballot } from "../graph/index.ts"
import { callRelay } from "../relay/callRelay.ts"
import { contractOf, onChain } from "./onChain.ts"

/** Signs a vote (EIP-712) and hands it to the relay, which sends it at its own cost. The vote stays good until the close. */
export async function signVote(ballot: Ballot, support: Support): Promise<VoteStatus> {
  const { wagmi, config, account } = await onChain()
  const deadline = ballot.closesAt
  const signature = await signTypedData(wagmi, {
    domain: ballotsDomain(config.chainId, contractOf(config, "ballots")),
    types: VOTE_TYPES,
    primaryType: "Vote",
    message: {
      room: BigInt(ballot.room),
      ballot: ballot.id,
      callHash: ballot.callHash,
      support,
      deadline: BigInt(deadline),
    },
  })
  const request: VoteRequest = {
    room: ballot.room,
    voter: account,
    callHash: ballot.callHash,
    support,
    deadline,
    signature,
  }
  return callRelay(voteStatusSchema, `/v1/ballots/${ballot.id}/votes`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  })
}
