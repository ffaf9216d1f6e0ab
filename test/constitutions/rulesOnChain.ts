import type { BallotKind, Governor, Passers, RoomRules } from "@openair/protocol/matrix"
import { type Address, isAddressEqual, parseAbi, toFunctionSelector, zeroAddress } from "viem"
import { membershipAbi, roomsAbi, rosterGateAbi, stewardsAbi } from "../../protocol/src/abi/index.ts"
import type { LocalChain } from "../../scripts/seed/LocalChain.ts"

/** `Constituted`, as the Constitutions contract told it. */
export interface Constituted {
  readonly room: bigint
  readonly kind: number
  readonly governor: Address
  readonly body: Address
  readonly membership: Address
}

/** The calls a room's matrix speaks of, in its order. */
const CALLS = [
  ["SANCTION_IMPOSE", "sanctions", "impose(uint256,address,uint32,uint32,bytes32)"],
  ["SANCTION_LIFT", "sanctions", "lift(uint256,address,uint32,bytes32)"],
  ["BROADCAST_PAUSE", "rooms", "pauseBroadcast(uint256)"],
  ["SLOT_APPROVE", "programme", "approve(uint256,uint256)"],
  ["SLOT_CANCEL", "programme", "cancel(uint256,uint256)"],
] as const satisfies readonly (readonly [BallotKind, string, string])[]
/** In the order of their enums. */
const KINDS = ["DICTATOR", "COUNCIL", "ASSEMBLY", "LIBRE"] as const
const POLICIES = ["NEVER", "BY_HAND", "PROGRAMME", "ALWAYS"] as const

const numbersAbi = parseAbi([
  "function votingDelay() view returns (uint256)",
  "function votingPeriod() view returns (uint256)",
  "function quorumNumerator() view returns (uint256)",
  "function getMinDelay() view returns (uint256)",
  "function token() view returns (address)",
])

/** What a room is made of, read from its contracts one by one. */
export async function rulesOnChain(chain: LocalChain, made: Constituted): Promise<RoomRules> {
  const { rooms } = chain.deployment.contracts
  const read = { address: rooms, abi: roomsAbi, args: [made.room] } as const
  const state = await chain.client.readContract({ ...read, functionName: "roomOf" })
  const gates = await chain.client.readContract({ ...read, functionName: "gatesOf" })
  return {
    governor: await governorOf(chain, made),
    hasGuardian: state.guardian !== zeroAddress,
    gates: await Promise.all(
      gates.map(async ({ gate, grants }) => ({ passers: await passersOf(chain, gate, made), grants })),
    ),
    rules: await ballotsOf(chain, made),
    broadcastPolicy: POLICIES[state.broadcastPolicy] ?? "NEVER",
    hasSanctions: state.sanctions !== zeroAddress,
    governorActs: state.governorActs,
    delegable: state.delegable,
    changeDelaySeconds: state.changeDelaySeconds,
  }
}

async function governorOf({ client }: LocalChain, made: Constituted): Promise<Governor> {
  const number = async (address: Address, functionName: Exclude<(typeof numbersAbi)[number]["name"], "token">) =>
    Number(await client.readContract({ address, abi: numbersAbi, functionName }))
  switch (KINDS[made.kind]) {
    case "COUNCIL": {
      const stewards = { address: made.membership, abi: membershipAbi, functionName: "memberCount" } as const
      return {
        kind: "COUNCIL",
        threshold: await client.readContract({ address: made.body, abi: stewardsAbi, functionName: "threshold" }),
        stewards: Number(await client.readContract(stewards)),
      }
    }
    case "ASSEMBLY":
      return {
        kind: "ASSEMBLY",
        votingDelaySeconds: await number(made.body, "votingDelay"),
        votingPeriodSeconds: await number(made.body, "votingPeriod"),
        quorumPercent: await number(made.body, "quorumNumerator"),
        timelockSeconds: await number(made.governor, "getMinDelay"),
      }
    case "LIBRE":
      return { kind: "NOBODY" }
    default:
      return { kind: "ACCOUNT" }
  }
}

async function passersOf({ client, deployment }: LocalChain, gate: Address, made: Constituted): Promise<Passers> {
  if (isAddressEqual(gate, deployment.contracts.openGate)) return "EVERYBODY"
  const token = await client
    .readContract({ address: gate, abi: numbersAbi, functionName: "token" })
    .catch(() => undefined)
  if (token !== undefined) return isAddressEqual(token, made.membership) ? "MEMBERS" : "OTHER"
  const keeper = await client.readContract({ address: gate, abi: rosterGateAbi, functionName: "keeper" })
  return isAddressEqual(keeper, made.governor) ? "ROSTER" : "OTHER"
}

async function ballotsOf({ client, deployment }: LocalChain, made: Constituted): Promise<RoomRules["rules"]> {
  const { rooms } = deployment.contracts
  const voters = KINDS[made.kind] === "COUNCIL" ? "stewards" : "members"
  const rules = await Promise.all(
    CALLS.map(async ([kind, target, signature]) => {
      const args = [made.room, deployment.contracts[target], toFunctionSelector(signature)] as const
      const rule = await client.readContract({ address: rooms, abi: roomsAbi, functionName: "ruleOf", args })
      const { votingSeconds, minVoters, quorumBps, approvalBps, electorate } = rule
      const isOurs = votingSeconds > 0 && isAddressEqual(electorate, made.membership)
      return isOurs ? [{ kind, voters, votingSeconds, minVoters, quorumBps, approvalBps }] : []
    }),
  )
  return rules.flat()
}
