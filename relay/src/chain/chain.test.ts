import { after, before, describe, it } from "node:test"
import { capabilityNames, hasCapability, rosterGateAbi, sanctionsAbi } from "@openair/protocol"
import { expect } from "chai"
import { type Address, createPublicClient, custom, http, type PublicClient, zeroHash } from "viem"
import { demoAccount } from "../../../scripts/deploy/people.ts"
import { until } from "../../../test/until.ts"
import { systemClock } from "../ops/systemClock.ts"
import type { RightsChange } from "../rooms/Authority.ts"
import { TestChain } from "../TestSystem.ts"
import { ChainAuthority } from "./ChainAuthority.ts"
import { createChainClient } from "./createChainClient.ts"
import { Explainer } from "./Explainer.ts"
import { Freshness } from "./Freshness.ts"
import { gateWords } from "./gateWords.ts"
import { Heads } from "./Heads.ts"
import { PrimaryNames } from "./PrimaryNames.ts"
import { readCapabilities } from "./readCapabilities.ts"
import { watchedAddresses } from "./watchedAddresses.ts"

const REORG_SECONDS = 0.5
const STAY_SECONDS = 3

describe("the contracts' word, read from a real chain", () => {
  let chain: TestChain
  let client: PublicClient
  const closing: (() => void)[] = []

  before(async () => {
    chain = await TestChain.start()
    client = createChainClient({
      chainId: chain.deployment.chainId,
      rpcUrls: [chain.rpcUrl],
      universalResolver: chain.deployment.ens.universalResolver,
      multicall3: chain.deployment.multicall3,
    })
  })
  after(async () => {
    for (const close of closing) close()
    await chain?.stop()
  })

  async function authority(options: { graceSeconds?: number; wsUrl?: string | undefined; client?: PublicClient } = {}) {
    const asked = options.client ?? client
    const heads = new Heads(asked, {
      wsUrl: "wsUrl" in options ? options.wsUrl : chain.rpcUrl.replace("http", "ws"),
      addresses: await watchedAddresses(client, chain.deployment),
      onProblem: () => {},
    })
    const made = new ChainAuthority({
      client: asked,
      heads,
      clock: systemClock,
      contracts: chain.deployment.contracts,
      freshness: new Freshness(heads, systemClock, options.graceSeconds ?? 1000),
      reorgSeconds: REORG_SECONDS,
      explain: () => Promise.reject(new Error("not asked here")),
    })
    closing.push(() => {
      made.close()
      heads.close()
    })
    await until("a head", () => heads.head !== undefined)
    const changes: (RightsChange & { readonly atMs: number })[] = []
    made.onChange((change) => changes.push({ ...change, atMs: Date.now() }))
    return { made, changes, heads }
  }

  /** Puts somebody onto the stewards' roster until a time; 0 takes them off. */
  async function roster(account: Address, until: bigint): Promise<void> {
    await chain.chain.mined(
      chain.chain.wallet.writeContract({
        ...{ account: chain.chain.governor, chain: null },
        ...{ address: chain.deployment.contracts.rosterGate, abi: rosterGateAbi },
        functionName: "set",
        args: [[account], [until]],
      }),
    )
  }

  async function sanction(account: Address, denies: number, forSeconds: number): Promise<void> {
    await chain.chain.mined(
      chain.chain.wallet.writeContract({
        ...{ account: chain.chain.governor, chain: null },
        ...{ address: chain.deployment.contracts.sanctions, abi: sanctionsAbi },
        functionName: "impose",
        args: [chain.room("studio"), account, denies, forSeconds, zeroHash],
      }),
    )
  }

  it("tells a loss at the block, suspected first, and the return at its second without a block", async () => {
    const { made, changes } = await authority()
    const { address } = demoAccount("bob.eth")
    const room = chain.room("studio")
    made.watch(room, address)
    expect(hasCapability((await made.rightsNow(room, address)).capabilities, "CAMERA")).to.equal(true)
    await sanction(address, 4, STAY_SECONDS)
    const minedAtMs = Date.now()
    const loss = await until("the loss", () => changes[0])
    expect(loss.certainty).to.equal("suspected")
    expect(hasCapability(loss.rights.capabilities, "CAMERA")).to.equal(false)
    expect(hasCapability(loss.rights.capabilities, "MICROPHONE")).to.equal(true)
    expect(loss.atMs - minedAtMs).to.be.lessThan(500)
    const confirmed = await until("certainty", () => changes[1])
    expect(confirmed.certainty).to.equal("certain")
    const block = await client.getBlockNumber()
    const back = await until("the return", () => changes[2])
    expect(hasCapability(back.rights.capabilities, "CAMERA")).to.equal(true)
    const lateMs = back.atMs - (loss.rights.validUntil ?? 0) * 1000
    expect(lateMs).to.be.within(0, 700)
    expect(await client.getBlockNumber({ cacheTime: 0 })).to.equal(block)
  })

  it("sees the same by polling alone", async () => {
    const { made, changes } = await authority({ wsUrl: undefined })
    const { address } = demoAccount("carol.eth")
    const room = chain.room("studio")
    made.watch(room, address)
    await made.rightsNow(room, address)
    await sanction(address, 2, STAY_SECONDS)
    const loss = await until("the loss", () => changes[0], 4000)
    expect(capabilityNames(loss.rights.capabilities)).not.to.include("MICROPHONE")
  })

  it("tells a gain at once, and a grant that ends by its own date", async () => {
    const { made, changes } = await authority()
    const { address } = demoAccount("mallory.eth")
    const room = chain.room("townhall")
    made.watch(room, address)
    expect((await made.rightsNow(room, address)).capabilities).to.equal(0)
    await roster(address, BigInt(Math.floor(Date.now() / 1000) + STAY_SECONDS))
    const gain = await until("the gain", () => changes[0])
    expect(capabilityNames(gain.rights.capabilities)).to.include("MODERATE")
    const end = await until("the end", () => changes[1])
    expect(end.rights.capabilities).to.equal(0)
    expect(end.atMs - (gain.rights.validUntil ?? 0) * 1000).to.be.within(0, 700)
  })

  it("never reads an error as a denial, and lets nobody in while it cannot ask", async () => {
    let isBroken = false
    const transport = http(chain.rpcUrl)({})
    const breakable = createPublicClient({
      transport: custom({
        request: async (request) => {
          if (isBroken) throw new Error("the provider is on fire")
          return transport.request(request as never)
        },
      }),
    }) as PublicClient
    const { made, changes, heads } = await authority({ wsUrl: undefined, client: breakable, graceSeconds: 60 })
    const { address } = demoAccount("dana.eth")
    const room = chain.room("townhall")
    made.watch(room, address)
    await made.rightsNow(room, address)
    isBroken = true
    await chain.mine()
    const refused = await made.rightsNow(room, address).catch((error: { code: string }) => error.code)
    expect(refused).to.equal("CHAIN_STALE")
    expect(heads.ageSeconds(Date.now() + 100_000)).to.be.greaterThan(60)
    isBroken = false
    await until("the next head", () => heads.ageSeconds(Date.now()) < 20)
    expect((await made.rightsNow(room, address)).capabilities).to.be.greaterThan(0)
    expect(changes).to.deep.equal([])
  })

  it("halves a batch that starves until it is answered", async () => {
    const members = (["alice.eth", "bob.eth", "carol.eth", "dana.eth", "erin.eth", "frank.eth"] as const).map(
      (name) => demoAccount(name).address,
    )
    const sizes: number[] = []
    const transport = http(chain.rpcUrl)({})
    const starving = createPublicClient({
      transport: custom({
        request: async ({ method, params }) => {
          // A provider with a gas cap of its own.
          if (method === "eth_call") params[0] = { ...params[0], gas: "0x26000" }
          if (method === "eth_call") sizes.push(params[0].data.length)
          return transport.request({ method, params } as never)
        },
      }),
    }) as PublicClient
    const question = { room: chain.room("townhall"), accounts: members, at: Math.floor(Date.now() / 1000) }
    const { rooms } = chain.deployment.contracts
    const answers = await readCapabilities(starving, rooms, question)
    expect(sizes.length, "asked in parts").to.be.greaterThan(1)
    expect(answers).to.deep.equal(await readCapabilities(client, rooms, question))
  })

  it("explains in words, and names people who can prove their name", async () => {
    const explainer = new Explainer({
      client,
      contracts: chain.deployment.contracts,
      startBlock: 0n,
      roomName: () => "townhall",
      gates: gateWords(chain.deployment, "Commons"),
      nowMs: Date.now,
    })
    const { address } = demoAccount("alice.eth")
    const may = await explainer.explain(chain.room("townhall"), address, "JOIN")
    expect(may).to.include({ allowed: true, decidedBy: "gate" })
    const mayNot = await explainer.explain(chain.room("townhall"), demoAccount("jonas.eth").address, "RECORD")
    expect(mayNot).to.include({ allowed: false, decidedBy: "gate" })
    expect(mayNot.howToQualify).to.match(/steward/)
    const names = new PrimaryNames(client)
    expect(await names.nameOf(address)).to.equal("alice.eth")
    expect(await names.nameOf(chain.chain.governor.address)).to.equal(null)
  })
})
