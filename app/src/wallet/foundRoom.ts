import { constitutionsAbi } from "@openair/protocol/abi/Constitutions"
import { roomsAbi } from "@openair/protocol/abi/Rooms"
import { stewardsAbi } from "@openair/protocol/abi/Stewards"
import { type Address, parseEventLogs } from "viem"
import {
  type SimulateContractParameters,
  simulateContract,
  type WriteContractParameters,
  waitForTransactionReceipt,
  writeContract,
} from "wagmi/actions"
import type { FoundingPlan } from "../newroom/FoundingPlan.ts"
import { foundingCall, withAccounts } from "../newroom/foundingCall.ts"
import { problemOf } from "../newroom/problemOf.ts"
import { relayNowMs } from "../relay/clock.ts"
import { inPlainWords } from "./inPlainWords.ts"
import { contractOf, onChain } from "./onChain.ts"
import { resolvePerson } from "./resolvePerson.ts"

/** With the errors of what it calls, so that a refusal from behind it is understood too. */
const abi = [...constitutionsAbi, ...roomsAbi, ...stewardsAbi] as const

/** A room that was just made, and the block it was made in. */
export interface FoundedRoom {
  /** Its id in decimal. */
  readonly room: string
  readonly block: bigint
}

/**
 * Makes a room and all it needs to be governed: one transaction.
 * @param relays signers of the relays that may carry it
 * @throws in words when somebody named is nobody, or the contract refuses
 */
export async function foundRoom(plan: FoundingPlan, relays: readonly Address[]): Promise<FoundedRoom> {
  const { wagmi, config, account } = await onChain()
  const resolved = await withAccounts(plan, resolvePerson)
  // Two names may stand for one account.
  const problem = problemOf(resolved)
  if (problem !== undefined) throw new Error(problem)
  const { request } = await simulateContract(wagmi, {
    account,
    address: contractOf(config, "constitutions"),
    abi,
    ...foundingCall(resolved, { founder: account, relays, now: Math.floor(relayNowMs() / 1_000) }),
  } as SimulateContractParameters).catch(inPlainWords)
  const hash = await writeContract(wagmi, request as WriteContractParameters)
  const { logs, blockNumber } = await waitForTransactionReceipt(wagmi, { hash })
  const [constituted] = parseEventLogs({ abi: constitutionsAbi, eventName: "Constituted", logs })
  if (constituted === undefined) throw new Error("The transaction was mined but made no room.")
  return { room: constituted.args.room.toString(), block: blockNumber }
}
