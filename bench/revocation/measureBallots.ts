import { ballotsAbi, ballotsDomain, SUPPORT, VOTE_TYPES } from "@openair/protocol"
import { encodeAbiParameters, type Hex, parseEventLogs, toFunctionSelector, zeroHash } from "viem"
import { type DemoName, demoAccount } from "../../scripts/deploy/people.ts"
import { BlockObserver } from "./BlockObserver.ts"
import { type House, nowMs, VOICE_AND_PICTURE } from "./House.ts"

const IMPOSE = toFunctionSelector("impose(uint256,address,uint32,uint32,bytes32)")
const SANCTION_SECONDS = 3
const PROPOSER: DemoName = "alice.eth"
/** Enough of the members to make the outcome certain whatever the others do. */
const VOTERS: readonly DemoName[] = ["alice.eth", "carol.eth", "dana.eth", "erin.eth", "jonas.eth"]
const DEADLINE_MS = 30_000

/** @returns per run: ms from the block with the sanction, as an observer of the chain hears of it, to the last packet of its subject. */
export async function measureBallots(house: House, runs: number): Promise<number[]> {
  const observer = await BlockObserver.open(house.chain.rpcUrl, house.chain.deployment.contracts.sanctions)
  const samples: number[] = []
  try {
    for (let run = 0; run < runs; run++) {
      const speaker = house.speakers[run % house.speakers.length]
      if (!speaker) throw new Error("There is nobody to measure.")
      await house.lively(speaker)
      const { address } = demoAccount(speaker.name)
      const ballot = await openBallot(house, address, `Run ${run}`)
      const startMs = nowMs()
      await castAll(house, ballot)
      const blockMs = await observer.sanctioned(address, startMs, DEADLINE_MS)
      samples.push(Math.max(0, (await house.silence(speaker)) - blockMs))
    }
  } finally {
    observer.close()
  }
  return samples
}

interface Opened {
  readonly ballot: Hex
  readonly callHash: Hex
}

async function openBallot({ chain, room }: House, subject: Hex, description: string): Promise<Opened> {
  const { ballots, sanctions } = chain.deployment.contracts
  const args = encodeAbiParameters(
    [{ type: "address" }, { type: "uint32" }, { type: "uint32" }, { type: "bytes32" }],
    [subject, VOICE_AND_PICTURE, SANCTION_SECONDS, zeroHash],
  )
  const receipt = await chain.chain.mined(
    chain.chain.wallet.writeContract({
      ...{ account: demoAccount(PROPOSER), chain: null, address: ballots, abi: ballotsAbi },
      ...{ functionName: "open", args: [room, sanctions, IMPOSE, args, description] },
    }),
  )
  const [opened] = parseEventLogs({ abi: ballotsAbi, eventName: "BallotOpened", logs: receipt.logs })
  if (!opened) throw new Error("No ballot was opened.")
  return opened.args
}

/** In one transaction; the relay's signer then settles the ballot by itself. */
async function castAll({ chain, room }: House, { ballot, callHash }: Opened): Promise<void> {
  const { chainId, contracts } = chain.deployment
  const deadline = BigInt(Math.floor(Date.now() / 1000) + 300)
  const votes = await Promise.all(
    VOTERS.map(async (name) => ({
      ...{ ballot, voter: demoAccount(name).address, support: SUPPORT.for, deadline },
      signature: await demoAccount(name).signTypedData({
        domain: ballotsDomain(chainId, contracts.ballots),
        types: VOTE_TYPES,
        primaryType: "Vote",
        message: { room, ballot, callHash, support: SUPPORT.for, deadline },
      }),
    })),
  )
  await chain.chain.mined(
    chain.chain.wallet.writeContract({
      ...{ account: demoAccount(PROPOSER), chain: null, address: contracts.ballots, abi: ballotsAbi },
      ...{ functionName: "castVotesBySig", args: [votes] },
    }),
  )
}
