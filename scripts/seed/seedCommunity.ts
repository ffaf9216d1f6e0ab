import { setTimeout as sleep } from "node:timers/promises"
import { maxUint64 } from "viem"
import { membershipAbi, rosterGateAbi } from "../../protocol/src/abi/index.ts"
import { type DemoName, demoAccount, MEMBERS } from "../deploy/people.ts"
import type { LocalChain } from "./LocalChain.ts"

/** On the roster for MODERATE, PROGRAMME, DIRECT and the like; the governor is too, for the resident's room. */
const STEWARDS: readonly DemoName[] = ["alice.eth", "carol.eth", "dana.eth"]
/** Ballots read votes a second back: membership must be older than that when the first one opens. */
const SNAPSHOT_MS = 2_000

/** Admits the members of Commons and writes its roster of stewards, as far as that is not done. */
export async function seedCommunity(chain: LocalChain): Promise<void> {
  const { membership, rosterGate } = chain.deployment.contracts
  const members = MEMBERS.map((name) => demoAccount(name).address)
  const isMember = await Promise.all(
    members.map((account) =>
      chain.client.readContract({ address: membership, abi: membershipAbi, functionName: "isMember", args: [account] }),
    ),
  )
  const missing = members.filter((_, index) => !isMember[index])
  const write = { account: chain.governor, chain: null } as const
  if (missing.length > 0) {
    const admit = { address: membership, abi: membershipAbi, functionName: "admit", args: [missing] } as const
    await chain.mined(chain.wallet.writeContract({ ...write, ...admit }))
  }

  const stewards = [...STEWARDS.map((name) => demoAccount(name).address), chain.governor.address]
  const roster = { address: rosterGate, abi: rosterGateAbi } as const
  const untils = await Promise.all(
    stewards.map((account) => chain.client.readContract({ ...roster, functionName: "untilOf", args: [account] })),
  )
  if (untils.some((until) => until === 0n)) {
    const args = [stewards, stewards.map(() => maxUint64)] as const
    await chain.mined(chain.wallet.writeContract({ ...write, ...roster, functionName: "set", args }))
  }
  if (missing.length > 0) await sleep(SNAPSHOT_MS)
}
