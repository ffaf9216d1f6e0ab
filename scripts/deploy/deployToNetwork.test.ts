import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import type { EIP1193Provider } from "@nomicfoundation/ignition-core"
import { expect } from "chai"
import { createPublicClient, http, type PublicClient, toHex } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { membershipAbi } from "../../protocol/src/abi/index.ts"
import { type Deployment, parseDeployment } from "../../protocol/src/deployment.ts"
import { until } from "../../test/until.ts"
import { checkOrigin, isOurs } from "../verify/checkOrigin.ts"
import { anvilCommand } from "./anvil.ts"
import { buildContracts } from "./artifacts.ts"
import { deployModules } from "./deployModules.ts"
import { deployToNetwork } from "./deployToNetwork.ts"
import { readNetwork } from "./networks.ts"
import { DEPLOYER_INDEX, demoAccount, localAccount } from "./people.ts"
import { signingProvider } from "./signingProvider.ts"

const CHAIN_ID = 424242
const BLOCK_SECONDS = 0.25
const DEADLINE_MS = 120_000
const deployer = localAccount(DEPLOYER_INDEX)
const account = privateKeyToAccount(toHex(deployer.getHdKey().privateKey as Uint8Array))
const governor = demoAccount("carol.eth").address
const folder = mkdtempSync(join(tmpdir(), "openair-network-"))
const networksFile = join(folder, "networks.json")
const deploymentFile = join(folder, "rehearsal.json")

let anvil: ChildProcess
let client: PublicClient
let rpcUrl: string

before(async () => {
  await buildContracts()
  const port = await freePort()
  rpcUrl = `http://127.0.0.1:${port}`
  const { command } = anvilCommand({ port, stateFile: "" })
  const args = ["--port", String(port), "--chain-id", String(CHAIN_ID), "--block-time", String(BLOCK_SECONDS)]
  anvil = spawn(command, [...args, "--silent"], { stdio: "ignore" })
  client = createPublicClient({ transport: http(rpcUrl), pollingInterval: 50 })
  await until("the chain", async () => (await client.getChainId()) === CHAIN_ID)
  const rehearsal = {
    ...{ chainId: CHAIN_ID, rpcUrl: { env: "REHEARSAL_RPC" }, deployer: { env: "REHEARSAL_KEY" } },
    ...{ confirmations: 2, pollMs: 50, quantumSeconds: 60, lockSeconds: 30 },
    community: { name: "Rehearsal", symbol: "REHEARSE", governor },
  }
  writeFileSync(networksFile, JSON.stringify({ networks: { rehearsal } }))
})
after(() => {
  anvil?.kill("SIGKILL")
  rmSync(folder, { recursive: true, force: true })
})

describe("A deployment to a network", () => {
  it("goes on where it was killed, twice, and deploys nothing twice", async () => {
    for (const transactions of [3, 9]) {
      const run = start()
      const isUnderWay = async () => run.child.exitCode !== null || (await sent()) >= transactions
      await until(`${transactions} transactions`, isUnderWay, DEADLINE_MS)
      expect(run.child.exitCode, `it ended before it could be killed: ${run.said()}`).to.equal(null)
      run.child.kill("SIGKILL")
      await once(run.child, "exit")
    }
    expect(existsSync(deploymentFile), "half a deployment is none").to.equal(false)
    expect(await ended(start())).to.match(/contracts deployed/)

    const { origins = [] } = written()
    const names = origins.map(({ contract }) => contract)
    expect(names).to.have.length.greaterThan(15)
    expect(new Set(names).size, "a contract was deployed twice").to.equal(names.length)
    expect(await creations()).to.deep.equal(origins.map(({ address }) => address.toLowerCase()).sort())
  })

  it("says what lies where, since when, and made with what", async () => {
    const { contracts, startBlock, chainId, origins = [], people } = written()
    expect(chainId).to.equal(CHAIN_ID)
    expect(people).to.deep.equal([])
    expect(startBlock).to.equal(Math.min(...origins.map(({ block }) => block)))
    const governedBy = await client.readContract({
      ...{ address: contracts.membership, abi: membershipAbi, functionName: "governor" },
    })
    expect(governedBy).to.equal(governor)
    for (const { address } of origins) expect(await client.getCode({ address }), address).to.not.equal(undefined)
  })

  it("is left as it is by another run", async () => {
    const before = [await sent(), readFileSync(deploymentFile, "utf8")]
    expect(await ended(start())).to.match(/found as it was left/)
    expect([await sent(), readFileSync(deploymentFile, "utf8")]).to.deep.equal(before)
  })

  it("finds a transaction that was sent in the moment of a kill, and does not send it again", async () => {
    const { said, created, origins } = await killedInTheMoment("moment", "after")
    expect(said).to.match(/1 transaction of an interrupted run found/)
    expect(created).to.equal(origins)
  })

  it("sends what a kill kept from being sent", async () => {
    const { said, created, origins } = await killedInTheMoment("before", "before")
    expect(said).to.not.match(/interrupted run/)
    expect(created).to.equal(origins)
  })

  it("is refused on another chain than the network's", async () => {
    const text = readFileSync(networksFile, "utf8")
    writeFileSync(networksFile, text.replace(String(CHAIN_ID), "1"))
    expect(await ended(start())).to.match(/^NETWORK_INVALID: rehearsal is chain 1, but chain 424242 answers there/m)
    writeFileSync(networksFile, text)
  })

  it("is what its sources compile to, and nothing else is", async () => {
    const sanctions = (written().origins ?? []).filter(isOurs).find(({ contract }) => contract.endsWith(":Sanctions"))
    if (!sanctions) throw new Error("Sanctions was not deployed.")
    expect(() => checkOrigin(sanctions)).to.not.throw()
    const constructorArgs = sanctions.constructorArgs.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"))
    expect(() => checkOrigin({ ...sanctions, constructorArgs }))
      .to.throw()
      .with.property("code", "OTHER_CODE")
  })
})

interface Run {
  readonly child: ChildProcess
  /** All it has printed. */
  said(): string
}

/** A run that dies with its fourth transaction, before or after it is sent, and one that goes on. @returns how many contracts came of both. */
async function killedInTheMoment(name: string, moment: "before" | "after") {
  const before = await creations()
  const network = { ...readNetwork("rehearsal", networksFile, { REHEARSAL_RPC: rpcUrl }), name }
  const journalDir = join(folder, name)
  mkdirSync(journalDir)
  const failure = await deployModules({
    modules: ["openair"],
    provider: dyingProvider(join(journalDir, "sent.txt"), 4, moment),
    ...{ deployer: account.address, journalDir, community: network.community },
    ...{ periods: { quantumSeconds: 60, lockSeconds: 30 }, confirmations: 2, pollMs: 50 },
  }).catch((error: unknown) => error)
  expect(String(failure)).to.match(/killed/)
  const said: string[] = []
  const { origins = [] } = await deployToNetwork({ network, account, folder, log: (line) => said.push(line) })
  return { said: said.join(), created: (await creations()).length - before.length, origins: origins.length }
}

/** Dies with one of its transactions, just before it is sent or just after, when nobody could write down its hash. @param transactions which one, from 1. */
function dyingProvider(sentFile: string, transactions: number, moment: "before" | "after"): EIP1193Provider {
  const provider = signingProvider(client, account, CHAIN_ID, sentFile)
  let asked = 0
  return {
    async request(request) {
      const isLast = request.method === "eth_sendTransaction" && ++asked === transactions
      if (isLast && moment === "before") throw new Error("killed")
      const reply = await provider.request(request)
      if (isLast) throw new Error("killed")
      return reply
    },
  }
}

function start(): Run {
  const main = join(import.meta.dirname, "main.ts")
  const args = [main, "--network", "rehearsal", "--networks", networksFile, "--folder", folder]
  const key = toHex(deployer.getHdKey().privateKey as Uint8Array)
  const env = { ...process.env, REHEARSAL_RPC: rpcUrl, REHEARSAL_KEY: key }
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] })
  let text = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk))
  return { child, said: () => text }
}

/** Waits for the end. */
async function ended({ child, said }: Run): Promise<string> {
  if (child.exitCode === null) await once(child, "close")
  return said()
}

function sent(): Promise<number> {
  return client.getTransactionCount({ address: deployer.address })
}

function written(): Deployment {
  return parseDeployment(readFileSync(deploymentFile, "utf8"))
}

/** Addresses of all contracts the chain's transactions have created, sorted. */
async function creations(): Promise<string[]> {
  const created: string[] = []
  const head = await client.getBlockNumber()
  for (let blockNumber = 0n; blockNumber <= head; blockNumber += 1n) {
    const { transactions } = await client.getBlock({ blockNumber })
    for (const hash of transactions) {
      const { contractAddress, status } = await client.getTransactionReceipt({ hash })
      if (contractAddress && status === "success") created.push(contractAddress.toLowerCase())
    }
  }
  return created.sort()
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, "close")
  return port
}
