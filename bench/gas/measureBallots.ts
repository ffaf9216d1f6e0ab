import { type Hex, parseEventLogs } from "viem"
import type { Commune } from "../../contracts/test/Commune.ts"
import { ballotsAbi } from "../../protocol/src/abi/index.ts"
import { ballotsDomain, SUPPORT, VOTE_TYPES } from "../../protocol/src/eip712.ts"
import { type House, type Sanction, sanctionOf } from "./house.ts"
import type { GasSamples, Scenario } from "./samples.ts"

const DAY_SECONDS = 86_400
/** So that these sanctions fall on other accounts than the Governor's. */
const FIRST_SANCTION = 0

/** What voting and deciding cost by Ballots. */
export async function measureBallots(commune: Commune, house: House, scenario: Scenario): Promise<GasSamples> {
  const { ballots } = house
  const vote: number[] = []
  const voteBySignature: number[] = []
  const decision = { open: [] as number[], settle: [] as number[] }
  for (let i = 0; i < scenario.decisions; i++) {
    const sanction = sanctionOf(house, FIRST_SANCTION + i)
    const opened = await open(commune, house, sanction, scenario.description)
    decision.open.push(opened.gas)
    // Votes are cast one by one and by signature in turn, so that both are measured and every ballot passes.
    if (i % 2 === 0) {
      for (const member of commune.members.slice(0, scenario.voters)) {
        const args = [opened.ballot, SUPPORT.for]
        vote.push(await commune.gasOf(member, { ...ballots, functionName: "castVote", args }))
      }
    } else {
      const votes = await signAll(commune, house, opened, scenario.voters)
      const gas = await commune.gasOf(commune.member(0), { ...ballots, functionName: "castVotesBySig", args: [votes] })
      for (const _ of votes) voteBySignature.push(gas / votes.length)
    }
    const args = [opened.ballot, sanction.callData]
    decision.settle.push(await commune.gasOf(commune.member(0), { ...ballots, functionName: "settle", args }))
  }
  return { vote, voteBySignature, decision }
}

interface Opened {
  readonly ballot: Hex
  readonly callHash: Hex
  readonly gas: number
}

async function open(commune: Commune, house: House, sanction: Sanction, description: string): Promise<Opened> {
  const { logs, gasUsed } = await commune.send(commune.member(0), {
    ...house.ballots,
    functionName: "open",
    args: [house.room, sanction.target, sanction.selector, sanction.args, description],
  })
  const [opened] = parseEventLogs({ abi: ballotsAbi, eventName: "BallotOpened", logs })
  if (!opened) throw new Error("The ballot was not opened.")
  return { ballot: opened.args.ballot, callHash: opened.args.callHash, gas: Number(gasUsed) }
}

async function signAll(commune: Commune, { ballots, room }: House, opened: Opened, voters: number) {
  const { ballot, callHash } = opened
  const support = SUPPORT.for
  const deadline = BigInt(commune.now + DAY_SECONDS)
  const domain = ballotsDomain(commune.chainId, ballots.address)
  const message = { room, ballot, callHash, support, deadline }
  const votes = []
  for (const member of commune.members.slice(0, voters)) {
    const signature = await member.signTypedData({ domain, types: VOTE_TYPES, primaryType: "Vote", message })
    votes.push({ voter: member.address, ballot, support, deadline, signature })
  }
  return votes
}
