import { constitutionsAbi } from "@openair/protocol/abi/Constitutions"
import { roomsAbi } from "@openair/protocol/abi/Rooms"
import { stewardsAbi } from "@openair/protocol/abi/Stewards"
import { type Address, parseEventLogs, zeroAddress } from "viem"
import { simulateContract, waitForTransactionReceipt, writeContract } from "wagmi/actions"
import { type FoundingPlan, linesOf, metadataOf } from "../newroom/FoundingPlan.ts"
import { relayNowMs } from "../relay/clock.ts"
import { inPlainWords } from "./inPlainWords.ts"
import { contractOf, onChain } from "./onChain.ts"
import { resolvePerson } from "./resolvePerson.ts"

/** With the errors of what it calls, so that a refusal from behind it is understood too. */
const abi = [...constitutionsAbi, ...roomsAbi, ...stewardsAbi] as const

/** IRooms' BroadcastPolicy. */
const POLICIES = { NEVER: 0, BY_HAND: 1, PROGRAMME: 2, ALWAYS: 3 } as const

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
  const call = { account, address: contractOf(config, "constitutions"), abi } as const
  const basics = await basicsOf(plan, relays)
  const send = async () => {
    switch (plan.kind) {
      case "DICTATOR": {
        const args = [await dictator(plan, basics, account)] as const
        const { request } = await simulateContract(wagmi, { ...call, functionName: "createDictator", args })
        return writeContract(wagmi, request)
      }
      case "COUNCIL": {
        const args = [await council(plan, basics)] as const
        const { request } = await simulateContract(wagmi, { ...call, functionName: "createCouncil", args })
        return writeContract(wagmi, request)
      }
      case "ASSEMBLY": {
        const args = [await assembly(plan, basics)] as const
        const { request } = await simulateContract(wagmi, { ...call, functionName: "createAssembly", args })
        return writeContract(wagmi, request)
      }
      case "LIBRE": {
        const { name, metadataURI } = basics
        const args = [
          { name, metadataURI, relays, onAir: plan.broadcastPolicy === "ALWAYS", founder: account },
        ] as const
        const { request } = await simulateContract(wagmi, { ...call, functionName: "createLibre", args })
        return writeContract(wagmi, request)
      }
    }
  }
  const hash = await send().catch(inPlainWords)
  const { logs, blockNumber } = await waitForTransactionReceipt(wagmi, { hash })
  const [constituted] = parseEventLogs({ abi: constitutionsAbi, eventName: "Constituted", logs })
  if (constituted === undefined) throw new Error("The transaction was mined but made no room.")
  return { room: constituted.args.room.toString(), block: blockNumber }
}

type BasicParams = Awaited<ReturnType<typeof basicsOf>>

async function basicsOf(plan: FoundingPlan, relays: readonly Address[]) {
  const [guardian = zeroAddress] = await resolveAll(plan.guardian)
  return {
    name: plan.name.trim(),
    metadataURI: metadataOf(plan),
    guardian,
    relays,
    broadcastPolicy: POLICIES[plan.broadcastPolicy],
    openDoor: plan.openDoor,
  }
}

async function dictator(plan: FoundingPlan, room: BasicParams, governor: Address) {
  const [crew, guests] = await Promise.all([resolveAll(plan.crew), resolveAll(plan.guests)])
  return { room, governor, crew, guests, changeDelaySeconds: plan.changeDelaySeconds }
}

/** With a `Stewards` of its own as governor. */
async function council(plan: FoundingPlan, room: BasicParams) {
  const [stewards, guests] = await Promise.all([resolveAll(plan.stewards), resolveAll(plan.guests)])
  return {
    room,
    governor: zeroAddress,
    threshold: plan.threshold,
    stewards,
    guests,
    votingSeconds: votingSeconds(plan),
    changeDelaySeconds: plan.changeDelaySeconds,
  }
}

async function assembly(plan: FoundingPlan, room: BasicParams) {
  const [founders, stewards] = await Promise.all([resolveAll(plan.founders), resolveAll(plan.stewards)])
  return {
    room,
    founders,
    stewards,
    stewardsUntil: BigInt(Math.floor(relayNowMs() / 1_000) + plan.stewardsForSeconds),
    admitter: zeroAddress,
    votingSeconds: votingSeconds(plan),
    settings: {
      votingDelaySeconds: plan.votingDelaySeconds,
      votingPeriodSeconds: plan.votingPeriodSeconds,
      proposalThreshold: 1n,
      quorumPercent: BigInt(plan.quorumPercent),
    },
    timelockSeconds: plan.timelockSeconds,
  }
}

function votingSeconds({ urgentSeconds, unhurriedSeconds, weightySeconds }: FoundingPlan) {
  return { urgent: urgentSeconds, unhurried: unhurriedSeconds, weighty: weightySeconds }
}

/** The accounts of a list, each once. @throws in words at the first that stands for nobody. */
async function resolveAll(list: string): Promise<Address[]> {
  return [...new Set(await Promise.all(linesOf(list).map(resolvePerson)))]
}
