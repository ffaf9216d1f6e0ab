import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { expect } from "chai"
import fc from "fast-check"
import {
  BaseError,
  ContractFunctionRevertedError,
  getAddress,
  IntegerOutOfRangeError,
  parseEventLogs,
  zeroAddress,
} from "viem"
import { type FoundingPlan, KINDS, LISTS_OF, linesOf } from "../../app/src/newroom/FoundingPlan.ts"
import { foundingCall, withAccounts } from "../../app/src/newroom/foundingCall.ts"
import { problemOf } from "../../app/src/newroom/problemOf.ts"
import { rulesOf } from "../../app/src/newroom/rulesOf.ts"
import { constitutionsAbi } from "../../protocol/src/abi/index.ts"
import { buildContracts } from "../../scripts/deploy/artifacts.ts"
import { LocalChain } from "../../scripts/seed/LocalChain.ts"
import { type RunningLocalChain, startLocalChain } from "../../scripts/seed/startLocalChain.ts"
import { freePorts } from "../../scripts/start/Ports.ts"
import { GOOD_PLANS, somePlan } from "./plans.ts"
import { rulesOnChain } from "./rulesOnChain.ts"

const RUNS = 60
/** Each side of the property must have been tried at least so often. */
const LEAST = RUNS / 6

const folder = mkdtempSync(join(tmpdir(), "openair-founding-"))
let running: RunningLocalChain
let chain: LocalChain

before(async () => {
  await buildContracts()
  const { chain: port } = await freePorts()
  running = await startLocalChain({ port, stateDir: folder })
  chain = new LocalChain(running.rpcUrl, running.deployment)
})
after(async () => {
  await running?.stop("SIGKILL")
  rmSync(folder, { recursive: true, force: true })
})

const founding = (plan: FoundingPlan) => ({
  account: chain.governor,
  address: chain.deployment.contracts.constitutions,
  abi: constitutionsAbi,
  ...foundingCall(plan, { founder: chain.governor.address, relays: [], now: Number(chain.now()) }),
})

/** Whether the contract would make the room. @throws when it could not be asked. */
async function isTaken(plan: FoundingPlan): Promise<boolean> {
  try {
    await chain.client.simulateContract(founding(await withAccounts(plan, resolve)) as never)
    return true
  } catch (error) {
    if (isRefusal(error) || (error instanceof BaseError && error.walk(isRefusal) !== null)) return false
    throw error
  }
}

/** The contract says no, or has no room for such a number. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof ContractFunctionRevertedError ||
    error instanceof IntegerOutOfRangeError ||
    error instanceof RangeError
  )
}

/** Nobody here has a name. */
const resolve = async (text: string) => getAddress(text.toLowerCase())

/** What the page wants besides: a name, somebody behind every account, and of an assembly that somebody votes at all. */
function isWanted(plan: FoundingPlan): boolean {
  const named = LISTS_OF[plan.kind].flatMap((list) => linesOf(plan[list]))
  const isAnybodyNobody = named.includes(zeroAddress)
  return plan.name.trim() !== "" && !isAnybodyNobody && (plan.kind !== "ASSEMBLY" || plan.quorumPercent >= 1)
}

for (const kind of KINDS) {
  describe(`a plan under the constitution ${kind}`, () => {
    it("is refused by the page exactly where the contract refuses it", async () => {
      const seen = { taken: 0, refused: 0 }
      await fc.assert(
        fc.asyncProperty(somePlan(kind), async (plan) => {
          const taken = (await isTaken(plan)) && isWanted(plan)
          seen[taken ? "taken" : "refused"] += 1
          const problem = problemOf(plan)
          expect(problem === undefined, `${problem ?? "no problem"}: ${JSON.stringify(plan)}`).to.equal(taken)
        }),
        { numRuns: RUNS },
      )
      expect(seen.taken).to.be.at.least(LEAST)
      expect(seen.refused).to.be.at.least(LEAST)
    })

    it("becomes the room that the page described", async () => {
      for (const plan of GOOD_PLANS[kind]) {
        expect(problemOf(plan)).to.equal(undefined)
        const { logs } = await chain.mined(chain.wallet.writeContract({ ...founding(plan), chain: null } as never))
        const [made] = parseEventLogs({ abi: constitutionsAbi, eventName: "Constituted", logs })
        if (made === undefined) throw new Error("no room was made")
        expect(await rulesOnChain(chain, made.args)).to.deep.equal(rulesOf(plan))
      }
    })
  })
}
