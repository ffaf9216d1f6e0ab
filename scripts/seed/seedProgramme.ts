import { type Account, parseEventLogs } from "viem"
import { programmeAbi } from "../../protocol/src/abi/index.ts"
import { reachSet } from "../../protocol/src/reach.ts"
import { demoAccount } from "../deploy/people.ts"
import type { LocalChain } from "./LocalChain.ts"
import { openSlotPoll, settle, vote } from "./Poll.ts"
import { SELECTORS } from "./roomConfigs.ts"

/** Longest slot, by the contract. */
const MAX_QUANTA = 32n
/** Below this a day of slots would be hundreds; such short quanta are for tests. */
const SHORTEST_GUIDE_QUANTUM_SECONDS = 60
const DAY_SECONDS = 86_400n
const HOUR_SECONDS = 3_600n
const LIVE = reachSet("LIVE_VIDEO", "LIVE_AUDIO")
const LIVE_AND_KEPT = reachSet("LIVE_VIDEO", "LIVE_AUDIO", "RECORD")
const AUDIO_ONLY = reachSet("LIVE_AUDIO")
const LOCKED = 3

/** What stands in the programme guide of a fresh townhall, by hours from the next full hour. */
const TOWNHALL = [
  { inHours: 1n, hours: 1n, reach: LIVE, title: "Open floor", summary: "Bring what is on your mind.", approved: true },
  {
    ...{ inHours: 4n, hours: 2n, reach: LIVE_AND_KEPT, title: "Budget hearing", approved: true },
    summary: "What Commons spends, line by line. Kept for the record.",
  },
  {
    ...{ inHours: 8n, hours: 1n, reach: AUDIO_ONLY, title: "Night radio", approved: false },
    summary: "Voices only. Should this go on air?",
  },
  {
    ...{ inHours: 22n, hours: 1n, reach: LIVE, title: "Newcomers' hour", approved: false },
    summary: "How Commons works, for those who just arrived.",
  },
] as const

/** Fills the guide of townhall, unless something is still booked ahead or quanta are too short for one. */
export async function seedTownhallProgramme(chain: LocalChain, room: bigint): Promise<void> {
  if (chain.deployment.quantumSeconds < SHORTEST_GUIDE_QUANTUM_SECONDS) return
  if (await isBookedAhead(chain, room)) return
  const carol = demoAccount("carol.eth")
  const nextHour = (chain.now() / HOUR_SECONDS + 1n) * HOUR_SECONDS
  for (const { inHours, hours, reach, title, summary, approved } of TOWNHALL) {
    const start = alignUp(chain, nextHour + inHours * HOUR_SECONDS)
    const end = alignUp(chain, start + hours * HOUR_SECONDS)
    const slot = await proposeSlot(chain, carol, { room, start, end, reach, title, summary })
    const call = { room, target: chain.deployment.contracts.programme, selector: SELECTORS.approve, slot }
    const poll = await openSlotPoll(chain, carol, call, `Put “${title}” on air`)
    await vote(chain, poll, ["carol.eth", "alice.eth"])
    if (!approved) continue
    await vote(chain, poll, ["dana.eth", "erin.eth", "frank.eth"])
    await settle(chain, poll)
  }
}

/** Books the residents' room from now for a day, and again when that has run out. */
export async function seedStudioProgramme(chain: LocalChain, room: bigint): Promise<void> {
  const quantum = BigInt(chain.deployment.quantumSeconds)
  if (quantum < SHORTEST_GUIDE_QUANTUM_SECONDS) return
  const programme = { address: chain.deployment.contracts.programme, abi: programmeAbi } as const
  const until = chain.now() + DAY_SECONDS
  let start = (chain.now() / quantum) * quantum
  while (start < until) {
    const args = [room, start] as const
    const booked = await chain.client.readContract({ ...programme, functionName: "bookedAt", args })
    if (booked !== 0n) {
      start = (await chain.client.readContract({ ...programme, functionName: "slotOf", args: [booked] })).end
      continue
    }
    const [, next] = await chain.client.readContract({ ...programme, functionName: "nextBooked", args })
    const longest = start + MAX_QUANTA * quantum
    const end = next < longest ? next : longest
    const title = "Iris and Jonas, resident"
    const summary = "Two residents keep the studio on air."
    const slot = await proposeSlot(chain, chain.governor, { room, start, end, reach: LIVE, title, summary })
    const write = { account: chain.governor, chain: null, ...programme } as const
    await chain.mined(chain.wallet.writeContract({ ...write, functionName: "approve", args: [room, slot] }))
    start = end
  }
  await lockRunning(chain, room)
}

/** The relay's signer does this when it runs; here so that the guide is right from the first page on. */
async function lockRunning(chain: LocalChain, room: bigint): Promise<void> {
  const programme = { address: chain.deployment.contracts.programme, abi: programmeAbi } as const
  const args = [room, chain.now()] as const
  const slot = await chain.client.readContract({ ...programme, functionName: "bookedAt", args })
  if (slot === 0n) return
  const { status } = await chain.client.readContract({ ...programme, functionName: "slotOf", args: [slot] })
  if (status === LOCKED) return
  const write = { account: chain.governor, chain: null, ...programme } as const
  await chain.mined(chain.wallet.writeContract({ ...write, functionName: "lock", args: [slot] }))
}

async function isBookedAhead(chain: LocalChain, room: bigint): Promise<boolean> {
  const args = [room, chain.now()] as const
  const programme = { address: chain.deployment.contracts.programme, abi: programmeAbi } as const
  const [slot] = await chain.client.readContract({ ...programme, functionName: "nextBooked", args })
  return slot !== 0n
}

interface Proposal {
  readonly room: bigint
  readonly start: bigint
  readonly end: bigint
  readonly reach: number
  readonly title: string
  readonly summary: string
}

async function proposeSlot(chain: LocalChain, proposer: Account, proposal: Proposal): Promise<bigint> {
  const { room, start, end, reach, title, summary } = proposal
  const receipt = await chain.mined(
    chain.wallet.writeContract({
      ...{ account: proposer, chain: null, address: chain.deployment.contracts.programme, abi: programmeAbi },
      ...{ functionName: "propose", args: [room, start, end, reach, JSON.stringify({ title, summary })] },
    }),
  )
  const [proposed] = parseEventLogs({ abi: programmeAbi, eventName: "SlotProposed", logs: receipt.logs })
  if (!proposed) throw new Error(`Proposing “${title}” left no event.`)
  return proposed.args.slot
}

function alignUp(chain: LocalChain, time: bigint): bigint {
  const quantum = BigInt(chain.deployment.quantumSeconds)
  return ((time + quantum - 1n) / quantum) * quantum
}
