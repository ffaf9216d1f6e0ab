import { once } from "node:events"
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { expect } from "chai"
import { encodeAbiParameters, parseEventLogs, zeroHash } from "viem"
import {
  ballot,
  cases,
  days,
  members,
  meta,
  programme,
  room,
  rooms,
  subgraphClient,
  untilIndexed,
} from "../../app/src/graph/index.ts"
import { ballotsAbi, consentsAbi, programmeAbi, sanctionsAbi } from "../../protocol/src/abi/index.ts"
import { capabilitySet } from "../../protocol/src/capabilities.ts"
import { buildContracts } from "../deploy/artifacts.ts"
import { demoAccount } from "../deploy/people.ts"
import { LocalChain } from "../seed/LocalChain.ts"
import { settle, vote } from "../seed/Poll.ts"
import { SELECTORS } from "../seed/roomConfigs.ts"
import { type RunningLocalChain, startLocalChain } from "../seed/startLocalChain.ts"
import { freePorts } from "../start/Ports.ts"
import { chainBlock } from "./chainBlocks.ts"
import { GraphNodeError } from "./GraphNodeError.ts"
import { listeningSockets, processTree, socketsOf } from "./listeningSockets.ts"
import { type GraphNode, type GraphNodeOptions, startGraphNode } from "./startGraphNode.ts"
import { committedGraphTypes, graphTypes } from "./writeGraphTypes.ts"

const SILENCED = capabilitySet("MICROPHONE", "CAMERA", "SCREEN")
const SECONDS = 60
const INDEX_DEADLINE_MS = 30_000

const folder = mkdtempSync(join(tmpdir(), "openair-index-"))
const alice = demoAccount("alice.eth")
const bob = demoAccount("bob.eth")
const carol = demoAccount("carol.eth")
let running: RunningLocalChain
let chain: LocalChain
let node: GraphNode
let steps: string[] = []
let townhall: bigint
let studio: bigint

const start = async (options: Partial<GraphNodeOptions> = {}) => {
  steps = []
  node = await startGraphNode({
    dataDir: join(folder, "graph"),
    rpcUrl: running.rpcUrl,
    deployment: running.deployment,
    port: 0,
    onProgress: (step) => steps.push(step),
    ...options,
  })
}
const client = () => subgraphClient(node.queryUrl)
const head = async () => (await chainBlock(running.rpcUrl, "latest"))?.number ?? 0
const indexed = async () => untilIndexed(client(), await head(), { deadlineMs: INDEX_DEADLINE_MS })
const rpc = (method: string, params: unknown[]) => chain.client.request({ method, params } as never) as Promise<unknown>

const mineBeyond = async (height: number) =>
  rpc("anvil_mine", [`0x${Math.max(1, height - (await head()) + 2).toString(16)}`])

before(async () => {
  await buildContracts()
  const { chain: port } = await freePorts()
  running = await startLocalChain({ port, stateDir: join(folder, "chain"), votingSeconds: SECONDS })
  chain = new LocalChain(running.rpcUrl, running.deployment)
  townhall = running.deployment.rooms.townhall?.id ?? 0n
  studio = running.deployment.rooms.studio?.id ?? 0n
  await start()
  await indexed()
})
after(async () => {
  await node?.stop()
  await running?.stop("SIGKILL")
  rmSync(folder, { recursive: true, force: true })
})

/** Opens, votes and settles a ballot of the townhall's on a call of the sanctions. */
async function decide(selector: `0x${string}`, args: `0x${string}`) {
  const receipt = await chain.mined(
    chain.wallet.writeContract({
      ...{ account: alice, chain: null, address: chain.deployment.contracts.ballots, abi: ballotsAbi },
      ...{ functionName: "open", args: [townhall, chain.deployment.contracts.sanctions, selector, args, "Enough."] },
    }),
  )
  const [opened] = parseEventLogs({ abi: ballotsAbi, eventName: "BallotOpened", logs: receipt.logs })
  if (opened === undefined) throw new Error("no ballot was opened")
  const poll = {
    ballot: opened.args.ballot,
    room: townhall,
    callHash: opened.args.callHash,
    callData: opened.args.callData,
  }
  await vote(chain, poll, ["alice.eth", "carol.eth", "dana.eth", "erin.eth", "frank.eth"])
  await settle(chain, poll)
  return poll
}

const withdrawConsent = (account = carol) =>
  chain.mined(
    chain.wallet.writeContract({
      ...{ account, chain: null, address: chain.deployment.contracts.consents, abi: consentsAbi },
      ...{ functionName: "withdraw", args: [townhall] },
    }),
  )

/** The studio's governor may act without a ballot. */
const impose = ({ address }: { address: `0x${string}` }) =>
  chain.mined(
    chain.wallet.writeContract({
      ...{ account: chain.governor, chain: null, address: chain.deployment.contracts.sanctions, abi: sanctionsAbi },
      ...{ functionName: "impose", args: [studio, address, SILENCED, SECONDS, zeroHash] },
    }),
  )

const sanctioned = async () => (await cases(client(), String(studio))).map(({ subject }) => subject)

const epochsOf = async (account: string) =>
  (await room(client(), String(townhall)))?.consentEpochs.filter(({ speaker }) => speaker === account.toLowerCase())

const refusal = async (attempt: Promise<unknown>) => {
  try {
    await attempt
  } catch (error) {
    if (error instanceof GraphNodeError) return error
    throw error
  }
  throw new Error("it was not refused")
}

describe("graph-node", () => {
  it("tells of rooms, gates, rules and members", async () => {
    expect((await rooms(client())).map(({ name }) => name)).to.have.members([
      "townhall.commons.eth",
      "studio.commons.eth",
      "plaza.commons.eth",
    ])
    const story = await room(client(), String(townhall))
    expect(story?.gates.map(({ kind }) => kind)).to.have.members(["MEMBERS", "ROSTER"])
    expect(story?.rules.map(({ callKind }) => callKind)).to.include.members(["SANCTION_IMPOSE", "SLOT_APPROVE"])
    expect(story?.rules.find(({ callKind }) => callKind === "SANCTION_IMPOSE")?.votingSeconds).to.equal(SECONDS)
    expect((await members(client())).filter(({ active }) => active)).to.have.length(8)
  })

  it("tells the programme, with the ballots that decided", async () => {
    const slots = await programme(client(), { from: 0, to: 2 ** 40, room: String(townhall) })
    const open = slots.find(({ title }) => title === "Open floor")
    expect(open).to.include({ status: "APPROVED", proposer: carol.address.toLowerCase() })
    expect(open?.approvedByBallot).to.include({ status: "EXECUTED", forVotes: 5 })
    expect(slots.find(({ title }) => title === "Night radio")?.ballots[0]).to.include({ status: "OPEN", forVotes: 2 })
  })

  it("tells what a ballot would do, who voted, and the case it made; then how that was lifted", async () => {
    const args = [{ type: "address" }, { type: "uint32" }, { type: "uint32" }, { type: "bytes32" }] as const
    const poll = await decide(SELECTORS.impose, encodeAbiParameters(args, [bob.address, SILENCED, SECONDS, zeroHash]))
    await indexed()
    const told = await ballot(client(), poll.ballot)
    expect(told).to.include({ status: "EXECUTED", settledEarly: true, forVotes: 5, supply: 8, description: "Enough." })
    expect(told?.call).to.deep.include({
      ...{ kind: "SANCTION_IMPOSE", subject: bob.address.toLowerCase() },
      ...{ capabilities: SILENCED, seconds: SECONDS, slot: null },
    })
    expect(told?.votes).to.have.length(5)
    for (const cast of told?.votes ?? []) {
      expect(cast).to.include({ support: "FOR", bySignature: true, sender: chain.governor.address.toLowerCase() })
    }
    const [standing] = await cases(client(), String(townhall))
    expect(standing).to.include({ subject: bob.address.toLowerCase(), standing: SILENCED, ballot: poll.ballot })

    const lifting = [{ type: "address" }, { type: "uint32" }, { type: "bytes32" }] as const
    const lift = await decide(SELECTORS.lift, encodeAbiParameters(lifting, [bob.address, SILENCED, zeroHash]))
    await indexed()
    const [lifted] = await cases(client(), String(townhall))
    expect(lifted).to.include({ id: standing?.id, standing: 0 })
    expect(lifted?.lifts[0]).to.include({ restores: SILENCED, ballot: lift.ballot })
  })

  it("tells of a slot its proposer cancelled", async () => {
    const slots = await programme(client(), { from: 0, to: 2 ** 40, room: String(townhall) })
    const night = slots.find(({ title }) => title === "Night radio")
    await chain.mined(
      chain.wallet.writeContract({
        ...{ account: carol, chain: null, address: chain.deployment.contracts.programme, abi: programmeAbi },
        ...{ functionName: "cancel", args: [townhall, BigInt(night?.id ?? 0)] },
      }),
    )
    await indexed()
    const after = await programme(client(), { from: 0, to: 2 ** 40, room: String(townhall) })
    expect(after.find(({ id }) => id === night?.id)).to.include({ status: "CANCELLED", cancelledByBallot: null })
  })

  it("has the schema the app's queries are typed with", async () => {
    expect(await graphTypes(node.queryUrl)).to.equal(committedGraphTypes())
  })

  it("cannot be reached from outside the machine", async () => {
    expect(node.isolation).not.to.equal("none")
    const tree = processTree(process.pid)
    const ours = new Set(tree.flatMap((pid) => [...safely(() => socketsOf(pid), new Set<string>())]))
    const open = () => listeningSockets("self").filter(({ inode, loopback }) => ours.has(inode) && !loopback)
    expect(open()).to.deep.equal([])
    expect(
      listeningSockets("self")
        .filter(({ port }) => port === node.port)
        .map(({ loopback }) => loopback),
    ).to.deep.equal([true])

    // The detector sees a port that is open: one of our own, and graph-node's where they are.
    const exposed = createServer().listen(0, "0.0.0.0")
    await once(exposed, "listening")
    for (const inode of socketsOf("self")) ours.add(inode)
    expect(open()).to.have.length(1)
    await once(exposed.close(), "close")
    const gnd = tree.find((pid) => safely(() => readFileSync(`/proc/${pid}/cmdline`, "utf8"), "").includes("gnd\0dev"))
    if (gnd === undefined) throw new Error("gnd is not among our processes")
    expect(listeningSockets(gnd).filter(({ loopback }) => !loopback)).to.have.length.greaterThan(3)

    // It lives in a network whose only interface is loopback.
    expect(readlinkSync(`/proc/${gnd}/ns/net`)).not.to.equal(readlinkSync("/proc/self/ns/net"))
    const interfaces = readFileSync(`/proc/${gnd}/net/dev`, "utf8").match(/^\s*[^\s:|]+(?=:)/gm)
    expect(interfaces?.map((name) => name.trim())).to.deep.equal(["lo"])
  })

  it("forgets what a reorganisation undid", async () => {
    const snapshot = await rpc("evm_snapshot", [])
    await withdrawConsent()
    await indexed()
    expect(await epochsOf(carol.address)).to.have.length(1)
    const undone = await head()
    await rpc("evm_revert", [snapshot])
    await mineBeyond(undone)
    await indexed()
    expect((await meta(client()))?.hasIndexingErrors).to.equal(false)
    expect(await epochsOf(carol.address)).to.have.length(0)
  })

  it("forgets a sanction whose block was replaced, and tells of the one that came in its place", async () => {
    const snapshot = await rpc("evm_snapshot", [])
    const { blockNumber, blockHash } = await impose(bob)
    await indexed()
    expect(await sanctioned()).to.deep.equal([bob.address.toLowerCase()])
    const undone = await head()
    await rpc("evm_revert", [snapshot])
    await impose(carol)
    await mineBeyond(undone)
    const instead = await chainBlock(running.rpcUrl, Number(blockNumber))
    expect(instead?.hash, "another block at its height").not.to.equal(blockHash)
    await indexed()
    expect(await sanctioned()).to.deep.equal([carol.address.toLowerCase()])
    const [today] = await days(client(), String(studio))
    expect(today?.sanctionsImposed, "counts are undone as well").to.equal(1)
    expect((await meta(client()))?.hasIndexingErrors).to.equal(false)
  })

  it("refuses a data folder that is in use", async () => {
    const second = startGraphNode({
      dataDir: join(folder, "graph"),
      rpcUrl: running.rpcUrl,
      deployment: running.deployment,
      port: 0,
    })
    expect((await refusal(second)).code).to.equal("IN_USE")
  })

  it("resumes after kill -9 without indexing again", async () => {
    const before = (await meta(client()))?.blockNumber ?? 0
    const log = join(folder, "graph/logs/graph-node.log")
    const gnd = processTree(process.pid).filter((pid) =>
      safely(() => readFileSync(`/proc/${pid}/cmdline`, "utf8"), "").includes("gnd\0dev"),
    )
    for (const pid of gnd) safely(() => process.kill(pid, "SIGKILL"), false)
    await node.ended
    await node.stop()
    await withdrawConsent(bob)
    const logged = readFileSync(log, "utf8").length
    await start()
    expect(steps).to.include("index resumed")
    await indexed()
    expect(await epochsOf(bob.address)).to.have.length(1)
    const processed = [
      ...readFileSync(log, "utf8")
        .slice(logged)
        .matchAll(/Start processing block.*block_number: (\d+)/g),
    ]
    expect(Math.min(...processed.map((match) => Number(match[1])))).to.be.at.least(before - 1)
  })

  it("deploys another version when addresses or mappings have changed", async () => {
    const old = node.deploymentId
    await node.stop()
    const { deployment } = running
    await start({ deployment: { ...deployment, startBlock: deployment.startBlock + 1 } })
    expect(node.deploymentId).not.to.equal(old)
    expect(steps).to.include("subgraph deployed")
    await indexed()
    await node.stop()
    await start()
    expect(node.deploymentId).to.equal(old)
    await indexed()
  })

  it("notices a chain that has lost blocks it had indexed, and builds its index anew when told to", async () => {
    const snapshot = await rpc("evm_snapshot", [])
    await withdrawConsent()
    await rpc("anvil_mine", ["0x10"])
    await indexed()
    await node.stop()
    await rpc("evm_revert", [snapshot])
    const error = await refusal(start())
    expect(error.code).to.equal("CHAIN_DIVERGED")
    expect(error.message).to.match(/lost blocks/)
    expect(error.remedy).to.match(/--reset/)
    await start({ onDivergence: "rebuild" })
    await indexed()
    expect(await rooms(client())).to.have.length(3)
    expect(await epochsOf(carol.address)).to.have.length(0)
  })
})

function safely<T>(attempt: () => T, otherwise: T): T {
  try {
    return attempt()
  } catch {
    return otherwise // the process has ended, or is not ours to look at
  }
}
