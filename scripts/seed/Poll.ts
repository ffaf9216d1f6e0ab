import { type Account, type Address, encodeAbiParameters, type Hex, parseEventLogs } from "viem"
import { ballotsAbi } from "../../protocol/src/abi/index.ts"
import { ballotsDomain, SUPPORT, type Support, VOTE_TYPES } from "../../protocol/src/eip712.ts"
import { type DemoName, demoAccount } from "../deploy/people.ts"
import type { LocalChain } from "./LocalChain.ts"

const SIGNATURE_SECONDS = 600n

/** A ballot of the demo, opened and voted on by its people. */
export interface Poll {
  readonly ballot: Hex
  readonly room: bigint
  readonly callHash: Hex
  readonly callData: Hex
}

/** Opens a ballot on `selector(room, slot)` of the programme. */
export async function openSlotPoll(
  chain: LocalChain,
  proposer: Account,
  call: { readonly room: bigint; readonly target: Address; readonly selector: Hex; readonly slot: bigint },
  description: string,
): Promise<Poll> {
  const args = encodeAbiParameters([{ type: "uint256" }], [call.slot])
  const receipt = await chain.mined(
    chain.wallet.writeContract({
      ...{ account: proposer, chain: null, address: chain.deployment.contracts.ballots, abi: ballotsAbi },
      ...{ functionName: "open", args: [call.room, call.target, call.selector, args, description] },
    }),
  )
  const [opened] = parseEventLogs({ abi: ballotsAbi, eventName: "BallotOpened", logs: receipt.logs })
  if (!opened) throw new Error("Opening a ballot left no event.")
  return { ballot: opened.args.ballot, room: call.room, callHash: opened.args.callHash, callData: opened.args.callData }
}

/** Casts signed votes in one batch, sent by the governor. */
export async function vote(
  chain: LocalChain,
  poll: Poll,
  names: readonly DemoName[],
  support: Support = SUPPORT.for,
): Promise<void> {
  const { ballots } = chain.deployment.contracts
  const deadline = chain.now() + SIGNATURE_SECONDS
  const votes = await Promise.all(
    names.map(async (name) => {
      const voter = demoAccount(name)
      const signature = await voter.signTypedData({
        domain: ballotsDomain(chain.deployment.chainId, ballots),
        types: VOTE_TYPES,
        primaryType: "Vote",
        message: { room: poll.room, ballot: poll.ballot, callHash: poll.callHash, support, deadline },
      })
      return { voter: voter.address, ballot: poll.ballot, support, deadline, signature }
    }),
  )
  await chain.mined(
    chain.wallet.writeContract({
      ...{ account: chain.governor, chain: null, address: ballots, abi: ballotsAbi },
      ...{ functionName: "castVotesBySig", args: [votes] },
    }),
  )
}

/** Makes the call of a ballot that has passed. */
export async function settle(chain: LocalChain, poll: Poll): Promise<void> {
  await chain.mined(
    chain.wallet.writeContract({
      ...{ account: chain.governor, chain: null, address: chain.deployment.contracts.ballots, abi: ballotsAbi },
      ...{ functionName: "settle", args: [poll.ballot, poll.callData] },
    }),
  )
}
