import { keccak256, stringToHex } from "viem"
import type { Commune } from "../../contracts/test/Commune.ts"
import { SUPPORT } from "../../protocol/src/eip712.ts"
import { type House, sanctionOf } from "./house.ts"
import type { GasSamples, Scenario } from "./samples.ts"

/** So that these sanctions fall on other accounts than those by ballot. */
const FIRST_SANCTION = 1_000
/** votingDelay of the baseline and its timelock's, and a second each so that they are over. */
const DELAY_SECONDS = 2

const BALLOT_TYPES = {
  Ballot: [
    { name: "proposalId", type: "uint256" },
    { name: "support", type: "uint8" },
    { name: "voter", type: "address" },
    { name: "nonce", type: "uint256" },
  ],
} as const

/** What voting and deciding cost by OpenZeppelin's Governor and Timelock. */
export async function measureGovernor(commune: Commune, house: House, scenario: Scenario): Promise<GasSamples> {
  const { governor } = house
  const founder = commune.member(0)
  const vote: number[] = []
  const voteBySignature: number[] = []
  const decision = { propose: [] as number[], queue: [] as number[], execute: [] as number[] }
  for (let i = 0; i < scenario.decisions; i++) {
    const { target, callData } = sanctionOf(house, FIRST_SANCTION + i)
    const action = [[target], [0n], [callData]]
    const hashed = [...action, keccak256(stringToHex(scenario.description))]
    decision.propose.push(
      await commune.gasOf(founder, { ...governor, functionName: "propose", args: [...action, scenario.description] }),
    )
    const proposal = await commune.read({ ...governor, functionName: "hashProposal", args: hashed })
    if (typeof proposal !== "bigint") throw new Error("A proposal's id is no number.")
    commune.pass(DELAY_SECONDS)
    for (const member of commune.members.slice(0, scenario.voters)) {
      if (i % 2 === 0) {
        const args = [proposal, SUPPORT.for]
        vote.push(await commune.gasOf(member, { ...governor, functionName: "castVote", args }))
        continue
      }
      const nonce = await commune.read({ ...governor, functionName: "nonces", args: [member.address] })
      const signature = await member.signTypedData({
        domain: { name: "Baseline", version: "1", chainId: commune.chainId, verifyingContract: governor.address },
        types: BALLOT_TYPES,
        primaryType: "Ballot",
        message: { proposalId: proposal, support: SUPPORT.for, voter: member.address, nonce: nonce as bigint },
      })
      const args = [proposal, SUPPORT.for, member.address, signature]
      voteBySignature.push(await commune.gasOf(founder, { ...governor, functionName: "castVoteBySig", args }))
    }
    commune.pass(scenario.votingSeconds)
    decision.queue.push(await commune.gasOf(founder, { ...governor, functionName: "queue", args: hashed }))
    commune.pass(DELAY_SECONDS)
    decision.execute.push(await commune.gasOf(founder, { ...governor, functionName: "execute", args: hashed }))
  }
  return { vote, voteBySignature, decision }
}
