import { after, afterEach, before, describe, it } from "node:test"
import {
  capabilityBit,
  capabilitySet,
  hasCapability,
  type Measure,
  measureSchema,
  sanctionsAbi,
} from "@openair/protocol"
import { type SignTypedData, signFloor, signOrder } from "@openair/protocol/client/signMeasure"
import { expect } from "chai"
import { cleanup as stopWebRtcThreads } from "node-datachannel"
import { encodePicture } from "../../residents/src/loops/encodePicture.ts"
import { encodeSound } from "../../residents/src/loops/encodeSound.ts"
import { drawPattern } from "../../residents/src/picture/drawPattern.ts"
import { Resident } from "../../residents/src/Resident.ts"
import { tone } from "../../residents/src/sound/tone.ts"
import { type DemoName, demoAccount } from "../../scripts/deploy/people.ts"
import { until } from "../../test/until.ts"
import { refusal, TestClient } from "./TestClient.ts"
import { TestChain, TestRelay } from "./TestSystem.ts"

const RECEIVE_NOTHING = { codecs: [], headerExtensions: [] }
const PICTURE = { width: 320, height: 180, framesPerSecond: 10, seconds: 2, bitrateBps: 100_000 }
/** OrderStatus.RECORDED */
const RECORDED = 1

describe("orders and floors, over a real chain with real media", () => {
  let chain: TestChain
  let relay: TestRelay
  let townhall: bigint
  const cleanups: (() => unknown)[] = []

  before(async () => {
    chain = await TestChain.start()
    relay = await TestRelay.start(chain)
    townhall = chain.room("townhall")
  })
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  })
  after(async () => {
    await relay?.terminate()
    await chain?.stop()
    stopWebRtcThreads()
  })

  async function enter(name: DemoName): Promise<TestClient> {
    const client = await TestClient.enter(relay.origin, demoAccount(name), townhall)
    cleanups.push(() => client.close())
    await client.opened()
    return client
  }

  const joined = async (name: DemoName) => {
    const client = await enter(name)
    await client.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    return client
  }

  const measure = (by: DemoName, subject: DemoName, capabilities: number, forSeconds: number) => ({
    chainId: chain.deployment.chainId,
    sanctions: chain.deployment.contracts.sanctions,
    room: townhall,
    subject: demoAccount(subject).address,
    capabilities,
    forSeconds,
    moderatorEpoch: 0n,
    signTypedData: ((typedData) => demoAccount(by).signTypedData(typedData as never)) as SignTypedData,
  })

  async function statusOnChain(id: Measure["id"]): Promise<number> {
    const { sanctions } = chain.deployment.contracts
    const order = { address: sanctions, abi: sanctionsAbi, functionName: "orderOf", args: [townhall, id] } as const
    return (await chain.chain.client.readContract(order))[0]
  }

  it("stops media by an order before anybody is told, says who and why, and has it recorded on chain", async () => {
    const listener = new Resident({
      ...{ relay: relay.origin, room: "townhall", account: demoAccount("erin.eth"), name: "erin", receive: true },
    })
    const bob = new Resident({
      ...{ relay: relay.origin, room: "townhall", account: demoAccount("bob.eth"), name: "bob" },
      picture: await encodePicture(drawPattern("#3366cc"), PICTURE),
      sound: await encodeSound(tone(440, 2)),
    })
    for (const resident of [listener, bob]) {
      cleanups.push(() => resident.stop())
      resident.start()
    }
    const alice = await joined("alice.eth")
    const heard = (source: string) => [...listener.received.values()].filter((each) => each.source === source).at(-1)
    await until("bob to be heard and seen", () => (heard("microphone")?.packets ?? 0) > 20 && heard("camera")?.packets)

    const request = await signOrder({
      ...measure("alice.eth", "bob.eth", capabilitySet("MICROPHONE", "CAMERA"), 600),
      reason: "shouting",
    })
    const sentAtMs = performance.timeOrigin + performance.now()
    const taken = await alice.client.request("signOrder", request)
    expect(taken).to.deep.include({ kind: "order", state: "held", reason: "shouting" })
    expect(taken.moderator.name).to.equal("alice.eth")
    const told = await alice.next("measure")
    expect(told.id).to.equal(taken.id)
    const packets = heard("microphone")?.packets
    await until("a second to pass", () => performance.timeOrigin + performance.now() - sentAtMs > 1000)
    expect(heard("microphone")?.packets, "nothing came after everybody was told").to.equal(packets)
    expect(bob.sending).to.deep.equal([])
    const notice = await alice.next("notice", ({ explanation }) => explanation.capability === "MICROPHONE")
    expect(notice.explanation).to.deep.include({ decidedBy: "order", until: taken.expiresAt })
    expect(notice.explanation.reason).to.match(/alice\.eth.*shouting/)

    const recorded = await alice.next("measure", ({ state }) => state === "recorded", 60_000)
    expect(recorded.id).to.equal(taken.id)
    expect(await statusOnChain(taken.id)).to.equal(RECORDED)
    await bob.stop()
    const again = await joined("bob.eth")
    const { transportId } = await again.client.request("createTransport", { direction: "send" })
    const attempt = again.client.request("produce", { transportId, source: "camera", kind: "video", rtpParameters: {} })
    const why = (await refusal(attempt)).explanation
    expect(why).to.deep.include({ decidedBy: "order", until: taken.expiresAt })
    expect(why?.rule).to.equal("Order by the moderator alice.eth")
  })

  it("shuts the door by an order, and goes on so after kill -9, before anything was recorded", async () => {
    const carol = await joined("carol.eth")
    await joined("frank.eth")
    const taken = await carol.client.request(
      "signOrder",
      await signOrder(measure("carol.eth", "frank.eth", capabilityBit("JOIN"), 900)),
    )
    await relay.kill()
    expect(await statusOnChain(taken.id)).to.equal(0)
    await relay.start()
    const back = await enter("frank.eth")
    const error = await refusal(back.client.request("join", { rtpCapabilities: RECEIVE_NOTHING }))
    expect(error.explanation).to.include({ decidedBy: "order", capability: "JOIN" })
    await until("the order to be on chain", async () => (await statusOnChain(taken.id)) === RECORDED, 60_000)
  })

  it("admits by a floor of a moderator who is not in the room, from HTTP", async () => {
    const mallory = await enter("mallory.eth")
    await refusal(mallory.client.request("join", { rtpCapabilities: RECEIVE_NOTHING }))
    const grants = capabilitySet("JOIN", "MICROPHONE")
    const body = {
      ...(await signFloor(measure("dana.eth", "mallory.eth", grants, 300))),
      moderator: demoAccount("dana.eth").address,
    }
    const reply = await fetch(`${relay.origin}/v1/rooms/${townhall}/floors`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    })
    expect(reply.status).to.equal(202)
    const taken = measureSchema.parse(await reply.json())
    const permits = await mallory.next("permits", ({ capabilities }) => hasCapability(capabilities, "JOIN"))
    expect(permits.capabilities).to.equal(grants)
    const { measures } = await mallory.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    expect(measures.map(({ id }) => id)).to.include(taken.id)
    await mallory.next("measure", ({ id, state }) => id === taken.id && state === "recorded", 60_000)
    const why = await mallory.client.request("explain", { capability: "JOIN" })
    expect(why).to.deep.include({ decidedBy: "floor", allowed: true, until: taken.expiresAt })
  })

  it("obeys orders while the chain is silent, and records them when it is back", async () => {
    const [alice, erin] = [await joined("alice.eth"), await joined("erin.eth")]
    await chain.freeze()
    let taken: Measure
    try {
      const request = await signOrder(measure("alice.eth", "erin.eth", capabilityBit("CAMERA"), 300))
      taken = await alice.client.request("signOrder", request)
      await erin.next("permits", ({ capabilities }) => !hasCapability(capabilities, "CAMERA"), 30_000)
    } finally {
      chain.thaw()
    }
    await until("the order to be on chain", async () => (await statusOnChain(taken.id)) === RECORDED, 60_000)
  })

  it("refuses orders of who does not moderate, naming the gate that decides", async () => {
    const bob = await enter("bob.eth")
    const request = await signOrder(measure("bob.eth", "alice.eth", capabilityBit("MICROPHONE"), 60))
    const error = await refusal(bob.client.request("signOrder", request))
    expect(error.code).to.equal("NOT_PERMITTED")
    expect(error.explanation).to.include({ capability: "MODERATE", decidedBy: "gate" })
  })
})
