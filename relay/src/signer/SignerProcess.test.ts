import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { ballotsAbi, ballotsDomain, SUPPORT, VOTE_TYPES } from "@openair/protocol"
import { expect } from "chai"
import { encodeAbiParameters, type Hex, parseEventLogs, toFunctionSelector, zeroHash } from "viem"
import { type DemoName, demoAccount, localAccount, RELAY_SIGNER_INDEX } from "../../../scripts/deploy/people.ts"
import { until } from "../../../test/until.ts"
import { TestChain } from "../TestSystem.ts"
import { Budget } from "./Budget.ts"
import { SignerProcess } from "./SignerProcess.ts"

const IMPOSE = toFunctionSelector("impose(uint256,address,uint32,uint32,bytes32)")
const LIMITS = { perAccountAndDay: 100, perRoomAndDay: 100, perDay: 100 }
const BUDGETS = { votes: LIMITS, measures: LIMITS }
const EXECUTED = 4

describe("the signer", () => {
  let chain: TestChain
  let signer: SignerProcess
  const said: string[] = []

  before(async () => {
    chain = await TestChain.start()
    const { deployment } = chain
    signer = new SignerProcess({
      keyFile: join(chain.folder, "signer.key"),
      chainId: deployment.chainId,
      rpcUrl: chain.rpcUrl,
      contracts: deployment.contracts,
      startBlock: deployment.startBlock,
      budgets: BUDGETS,
      onEvent: (_, message, detail) => said.push(`${message} ${JSON.stringify(detail)}`),
    })
    await ready(0)
  })
  after(async () => {
    await signer?.close()
    await chain?.stop()
  })

  async function ready(after: number): Promise<void> {
    await until("the signer", () => said.filter((line) => line.startsWith("The signer is ready")).length > after)
  }

  async function openBallot(description: string) {
    const { ballots, sanctions } = chain.deployment.contracts
    const args = encodeAbiParameters(
      [{ type: "address" }, { type: "uint32" }, { type: "uint32" }, { type: "bytes32" }],
      [demoAccount("bob.eth").address, 2, 60, zeroHash],
    )
    const receipt = await chain.chain.mined(
      chain.chain.wallet.writeContract({
        ...{ account: demoAccount("alice.eth"), chain: null, address: ballots, abi: ballotsAbi },
        functionName: "open",
        args: [chain.room("townhall"), sanctions, IMPOSE, args, description],
      }),
    )
    const [opened] = parseEventLogs({ abi: ballotsAbi, eventName: "BallotOpened", logs: receipt.logs })
    if (!opened) throw new Error("no ballot")
    return opened.args
  }

  async function voteOf(name: DemoName, { ballot, callHash }: { ballot: Hex; callHash: Hex }, signedBy = name) {
    const room = chain.room("townhall")
    const deadline = Math.floor(Date.now() / 1000) + 300
    const signature = await demoAccount(signedBy).signTypedData({
      domain: ballotsDomain(chain.deployment.chainId, chain.deployment.contracts.ballots),
      types: VOTE_TYPES,
      primaryType: "Vote",
      message: { room, ballot, callHash, support: SUPPORT.for, deadline: BigInt(deadline) },
    })
    return { room, ballot, voter: demoAccount(name).address, support: SUPPORT.for, deadline, signature }
  }

  async function statusOf(ballot: Hex): Promise<number> {
    const { ballots } = chain.deployment.contracts
    return (
      await chain.chain.client.readContract({
        address: ballots,
        abi: ballotsAbi,
        functionName: "ballotOf",
        args: [ballot],
      })
    ).status
  }

  it("sends a batch from its own account, tells what counted and what not, and settles what is decided", async () => {
    const ballot = await openBallot("one")
    const voters: DemoName[] = ["alice.eth", "carol.eth", "dana.eth", "erin.eth", "frank.eth"]
    const good = await Promise.all(voters.map((name) => voteOf(name, ballot)))
    const forged = await voteOf("iris.eth", ballot, "mallory.eth")
    const sent: Hex[] = []
    const outcomes = await signer.send([...good, forged], (transaction) => sent.push(transaction))
    expect(outcomes.map(({ state }) => state)).to.deep.equal([...voters.map(() => "counted"), "refused"])
    expect(outcomes.at(-1)?.reason).to.match(/signature/)
    const { from } = await chain.chain.client.getTransaction({ hash: sent[0] as Hex })
    expect(from).to.equal(localAccount(RELAY_SIGNER_INDEX).address.toLowerCase())
    await until("the ballot to be settled", async () => (await statusOf(ballot.ballot)) === EXECUTED, 3000)
  })

  it("counts a vote once, also when it is asked again after a crash", async () => {
    const ballot = await openBallot("two")
    const vote = await voteOf("alice.eth", ballot)
    await signer.send([vote], () => {})
    const times = said.filter((line) => line.startsWith("The signer is ready")).length
    process.kill(signer.pid as number, "SIGKILL")
    await ready(times)
    const [outcome] = await signer.send([vote], () => {
      throw new Error("nothing should be sent")
    })
    expect(outcome).to.include({ state: "counted" })
  })

  it("keeps what is to be settled until it is back", async () => {
    const ballot = await openBallot("three")
    const voters: DemoName[] = ["alice.eth", "carol.eth", "dana.eth", "erin.eth"]
    await signer.send(await Promise.all(voters.map((name) => voteOf(name, ballot))), () => {})
    process.kill(signer.pid as number, "SIGKILL")
    await until("it to be away", () => signer.pid === undefined)
    const { ballots } = chain.deployment.contracts
    await chain.chain.mined(
      chain.chain.wallet.writeContract({
        ...{ account: demoAccount("frank.eth"), chain: null, address: ballots, abi: ballotsAbi },
        ...{ functionName: "castVote", args: [ballot.ballot, SUPPORT.for] },
      }),
    )
    signer.settle(ballot.ballot)
    await until("the ballot to be settled", async () => (await statusOf(ballot.ballot)) === EXECUTED)
  })
})

describe("the budget", () => {
  const vote = (voter: string, room = "1") => ({ account: `0x${voter.repeat(40)}`, room })

  it("is one for an account, one for a room, one for all, and new every day", () => {
    const budget = new Budget({ perAccountAndDay: 2, perRoomAndDay: 3, perDay: 4 })
    expect([budget.spend(vote("a"), 0), budget.spend(vote("a"), 0)]).to.deep.equal([undefined, undefined])
    expect(budget.spend(vote("a"), 0)).to.match(/the account's budget/)
    expect(budget.spend(vote("b"), 0)).to.equal(undefined)
    expect(budget.spend(vote("c"), 0)).to.match(/the room's budget/)
    expect(budget.spend(vote("c", "2"), 0)).to.equal(undefined)
    expect(budget.spend(vote("d", "3"), 0)).to.match(/the relay's budget/)
    expect(budget.spend(vote("a"), 86_400_000)).to.equal(undefined)
  })
})
