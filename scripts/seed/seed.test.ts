import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { expect } from "chai"
import { createPublicClient, http, type PublicClient } from "viem"
import { normalize } from "viem/ens"
import { programmeAbi, roomsAbi } from "../../protocol/src/abi/index.ts"
import { hasCapability } from "../../protocol/src/capabilities.ts"
import { parseRoomRecord, ROOM_RECORD_KEY } from "../../protocol/src/roomRecord.ts"
import { buildContracts } from "../deploy/artifacts.ts"
import { demoPeople } from "../deploy/people.ts"
import { type RunningLocalChain, startLocalChain } from "./startLocalChain.ts"

const stateDir = mkdtempSync(join(tmpdir(), "openair-chain-"))
let chain: RunningLocalChain
let client: PublicClient

before(async () => {
  await buildContracts()
  chain = await start()
  client = createPublicClient({ transport: http(chain.rpcUrl) })
})
after(async () => {
  await chain?.stop("SIGKILL")
  rmSync(stateDir, { recursive: true, force: true })
})

describe("The seeded chain", () => {
  it("names every person in both directions", async () => {
    const universalResolverAddress = chain.deployment.ens.universalResolver
    for (const { name, address } of demoPeople) {
      expect(await client.getEnsName({ address, universalResolverAddress })).to.equal(name)
      expect(await client.getEnsAddress({ name: normalize(name), universalResolverAddress })).to.equal(address)
    }
  })

  it("knows no name nobody registered", async () => {
    const universalResolverAddress = chain.deployment.ens.universalResolver
    expect(await client.getEnsAddress({ name: "nobody.eth", universalResolverAddress })).to.equal(null)
    const address = "0x00000000000000000000000000000000000000ff"
    expect(await client.getEnsName({ address, universalResolverAddress })).to.equal(null)
  })

  it("has room names whose records point back at the rooms", async () => {
    const { ens, contracts, chainId } = chain.deployment
    for (const { id, ensName } of Object.values(chain.deployment.rooms)) {
      const options = { key: ROOM_RECORD_KEY, universalResolverAddress: ens.universalResolver }
      const text = await client.getEnsText({ name: normalize(ensName), ...options })
      expect(parseRoomRecord(text ?? "")).to.deep.equal({ chainId, rooms: contracts.rooms, room: id })
    }
  })

  it("lets members into townhall, not mallory; everybody into plaza, but only members speak there", async () => {
    expect(await capabilityOf("townhall", "alice.eth", "MICROPHONE")).to.equal(true)
    expect(await capabilityOf("townhall", "mallory.eth", "JOIN")).to.equal(false)
    expect(await capabilityOf("townhall", "carol.eth", "PROGRAMME")).to.equal(true)
    expect(await capabilityOf("townhall", "bob.eth", "PROGRAMME")).to.equal(false)
    expect(await capabilityOf("plaza", "mallory.eth", "JOIN")).to.equal(true)
    expect(await capabilityOf("plaza", "mallory.eth", "MICROPHONE")).to.equal(false)
  })

  it("has the studio on air now, and something booked ahead in townhall", async () => {
    const [slot, reach] = await onAir("studio")
    expect(slot).to.not.equal(0n)
    expect(reach).to.equal(3)
    const [next] = await client.readContract({
      ...{ address: chain.deployment.contracts.programme, abi: programmeAbi },
      ...{ functionName: "nextBooked", args: [roomId("townhall"), now()] },
    })
    expect(next).to.not.equal(0n)
  })
})

describe("A second start", () => {
  it("finds everything as it was left, with nothing written to the chain", async () => {
    const block = await client.getBlockNumber()
    const before = await counts()
    await chain.stop()
    chain = await start()
    client = createPublicClient({ transport: http(chain.rpcUrl) })
    expect(await counts()).to.deep.equal(before)
    expect((await client.getBlockNumber()) >= block).to.equal(true)
    expect(await onAir("studio"))
      .to.have.property("0")
      .not.equal(0n)
  })

  it("refuses a chain made from other contracts, and says how to go on", async () => {
    const file = chain.deploymentFile
    const text = readFileSync(file, "utf8")
    writeFileSync(file, text.replace(chain.deployment.codeHash, `0x${"0".repeat(64)}`))
    await chain.stop()
    const error = await start().catch((thrown: unknown) => thrown)
    expect(error).to.include({ code: "CONTRACTS_CHANGED" })
    expect(String(error)).to.contain("--reset")
    writeFileSync(file, text)
  })

  it("refuses a chain that lost what was deployed, and says how to go on", async () => {
    rmSync(join(stateDir, "chain.json"))
    const error = await start().catch((thrown: unknown) => thrown)
    expect(error).to.include({ code: "CHAIN_LOST" })
    expect(String(error)).to.contain("--reset")
  })

  it("deploys anew where only the journal of an unfinished deployment is left", async () => {
    rmSync(join(stateDir, "deployment.json"))
    rmSync(join(stateDir, "chain.json"), { force: true })
    chain = await start()
    client = createPublicClient({ transport: http(chain.rpcUrl) })
    expect(await capabilityOf("townhall", "alice.eth", "JOIN")).to.equal(true)
  })
})

async function start(): Promise<RunningLocalChain> {
  return startLocalChain({ stateDir, port: await freePort() })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await new Promise((resolve) => server.once("listening", resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

function now(): bigint {
  return BigInt(Math.floor(Date.now() / 1000))
}

function roomId(name: string): bigint {
  const room = chain.deployment.rooms[name]
  if (!room) throw new Error(`no room ${name}`)
  return room.id
}

async function capabilityOf(room: string, person: string, capability: Parameters<typeof hasCapability>[1]) {
  const account = demoPeople.find(({ name }) => name === person)
  if (!account) throw new Error(`no person ${person}`)
  const [[set]] = await client.readContract({
    ...{ address: chain.deployment.contracts.rooms, abi: roomsAbi },
    ...{ functionName: "capabilitiesAt", args: [roomId(room), [account.address], now()] },
  })
  return hasCapability(set ?? 0, capability)
}

async function onAir(room: string) {
  return client.readContract({
    ...{ address: chain.deployment.contracts.programme, abi: programmeAbi },
    ...{ functionName: "onAir", args: [roomId(room), now()] },
  })
}

async function counts() {
  const logs = await client.getLogs({ fromBlock: 0n })
  return { logs: logs.length, rooms: chain.deployment.rooms }
}
