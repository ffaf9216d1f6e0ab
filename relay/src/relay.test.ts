import { after, afterEach, before, describe, it } from "node:test"
import {
  ballotsAbi,
  ballotsDomain,
  capabilityNames,
  hasCapability,
  SUPPORT,
  VOTE_TYPES,
  type VoteStatus,
} from "@openair/protocol"
import { expect } from "chai"
import { cleanup as stopWebRtcThreads } from "node-datachannel"
import { encodeAbiParameters, type Hex, parseEventLogs, toFunctionSelector, zeroHash } from "viem"
import { encodePicture } from "../../residents/src/loops/encodePicture.ts"
import { encodeSound } from "../../residents/src/loops/encodeSound.ts"
import { drawPattern } from "../../residents/src/picture/drawPattern.ts"
import { Resident } from "../../residents/src/Resident.ts"
import { tone } from "../../residents/src/sound/tone.ts"
import { type DemoName, demoAccount } from "../../scripts/deploy/people.ts"
import { until } from "../../test/until.ts"
import { refusal, TestClient } from "./TestClient.ts"
import { TestChain, TestRelay } from "./TestSystem.ts"

const SILENCE_SECONDS = 8
const SPEAKING = ["MICROPHONE", "CAMERA", "SCREEN"]
/** Bits of those three. */
const SPEAKING_BITS = 2 + 4 + 8
const IMPOSE = toFunctionSelector("impose(uint256,address,uint32,uint32,bytes32)")
const RECEIVE_NOTHING = { codecs: [], headerExtensions: [] }

describe("the relay, as a program over a real chain with real media", () => {
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

  async function enter(name: DemoName, room = townhall): Promise<TestClient> {
    const client = await TestClient.enter(relay.origin, demoAccount(name), room)
    cleanups.push(() => client.close())
    return client
  }

  async function resident(name: DemoName, options: Partial<ConstructorParameters<typeof Resident>[0]> = {}) {
    const made = new Resident({ relay: relay.origin, room: "townhall", account: demoAccount(name), name, ...options })
    cleanups.push(() => made.stop())
    made.start()
    await until(`${name} in the room`, () => made.participantId !== undefined)
    return made
  }

  async function loops() {
    return {
      picture: await encodePicture(drawPattern("#3366cc"), {
        width: 320,
        height: 180,
        framesPerSecond: 10,
        seconds: 2,
        bitrateBps: 100_000,
      }),
      sound: await encodeSound(tone(440, 2)),
    }
  }

  /** Opens a ballot that silences somebody. */
  async function openSilencing(name: DemoName, forSeconds = SILENCE_SECONDS) {
    const { ballots, sanctions } = chain.deployment.contracts
    const args = encodeAbiParameters(
      [{ type: "address" }, { type: "uint32" }, { type: "uint32" }, { type: "bytes32" }],
      [demoAccount(name).address, SPEAKING_BITS, forSeconds, zeroHash],
    )
    const receipt = await chain.chain.mined(
      chain.chain.wallet.writeContract({
        ...{ account: demoAccount("alice.eth"), chain: null, address: ballots, abi: ballotsAbi },
        functionName: "open",
        args: [townhall, sanctions, IMPOSE, args, `Silence ${name} for a while`],
      }),
    )
    const [opened] = parseEventLogs({ abi: ballotsAbi, eventName: "BallotOpened", logs: receipt.logs })
    if (!opened) throw new Error("no ballot")
    return opened.args
  }

  async function postVote(
    { ballot, callHash }: { ballot: Hex; callHash: Hex },
    name: DemoName,
    signedBy: DemoName = name,
  ): Promise<{ status: number; body: VoteStatus & { error?: { code: string; message: string } } }> {
    const deadline = Math.floor(Date.now() / 1000) + 300
    const message = { room: townhall, ballot, callHash, support: SUPPORT.for, deadline: BigInt(deadline) }
    const domain = ballotsDomain(chain.deployment.chainId, chain.deployment.contracts.ballots)
    const signature = await demoAccount(signedBy).signTypedData({
      domain,
      types: VOTE_TYPES,
      primaryType: "Vote",
      message,
    })
    const reply = await fetch(`${relay.origin}/v1/ballots/${ballot}/votes`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        room: townhall.toString(),
        voter: demoAccount(name).address,
        callHash,
        support: SUPPORT.for,
        deadline,
        signature,
      }),
    })
    return { status: reply.status, body: (await reply.json()) as never }
  }

  it("lets a member in under her name and tells what she may", async () => {
    const alice = await enter("alice.eth")
    const { self, permits, room } = await alice.opened()
    expect(self).to.deep.equal({ account: demoAccount("alice.eth").address.toLowerCase(), name: "alice.eth" })
    expect(room.name).to.equal("townhall")
    expect(capabilityNames(permits.capabilities)).to.include.members(["JOIN", ...SPEAKING])
    const { self: view } = await alice.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    expect(view.participantId).to.be.a("string")
  })

  it("refuses who is no member, naming the room, the capability, the gate and how to qualify", async () => {
    const mallory = await enter("mallory.eth")
    const { permits } = await mallory.opened()
    expect(hasCapability(permits.capabilities, "JOIN")).to.equal(false)
    const error = await refusal(mallory.client.request("join", { rtpCapabilities: RECEIVE_NOTHING }))
    expect(error.code).to.equal("NOT_PERMITTED")
    expect(error.message).to.include("mallory.eth").and.include("JOIN").and.include("townhall")
    expect(error.remedy).to.match(/membership/i)
    expect(error.explanation).to.include({
      allowed: false,
      decidedBy: "gate",
      capability: "JOIN",
      roomName: "townhall",
    })
    expect(error.explanation?.source).to.equal(chain.deployment.contracts.memberGate.toLowerCase())
    expect(error.explanation?.rule).to.include("Membership gate")
    const transport = await refusal(mallory.client.request("createTransport", { direction: "send" }))
    expect(transport.code).to.equal("NOT_JOINED")
  })

  it("lets the newest connection win", async () => {
    const first = await enter("carol.eth")
    await first.opened()
    const { self } = await first.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    const second = await enter("carol.eth")
    await second.opened()
    const again = await second.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    expect(again.self.participantId).not.to.equal(self.participantId)
    expect(again.people.map(({ name }) => name)).not.to.include("carol.eth")
    const closing = await first.next("closing")
    expect(closing).to.include({ code: "REPLACED", reconnect: false })
  })

  it("keeps somebody whose connection broke, under the same id", async () => {
    const alice = await enter("alice.eth")
    await alice.opened()
    await alice.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    const dana = await enter("dana.eth")
    await dana.opened()
    const { self } = await dana.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    dana.client.reconnect()
    await dana.opened()
    const back = await dana.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    expect(back.self.participantId).to.equal(self.participantId)
    expect(alice.all("participantLeft").map(({ participantId }) => participantId)).not.to.include(self.participantId)
  })

  it("silences by ballot: media first, words after, on all paths; and gives back without a block", async () => {
    const listener = await resident("alice.eth", { receive: true })
    const bob = await resident("bob.eth", await loops())
    const watcher = await enter("erin.eth")
    await watcher.opened()
    await watcher.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    const heard = () => [...listener.received.values()].filter(({ source }) => source === "microphone").at(-1)
    await until("bob to be heard", () => (heard()?.packets ?? 0) > 20)

    const ballot = await openSilencing("bob.eth")
    const forged = await postVote(ballot, "carol.eth", "mallory.eth")
    expect(forged.status).to.equal(400)
    expect(forged.body.error?.message).to.match(/signature/)
    const outsider = await postVote(ballot, "mallory.eth")
    expect(outsider.body.error?.message).to.match(/no votes/)

    const voters: DemoName[] = ["alice.eth", "carol.eth", "dana.eth", "erin.eth", "frank.eth"]
    const replies = await Promise.all(voters.map((name) => postVote(ballot, name)))
    expect(replies.map(({ status }) => status)).to.deep.equal([202, 202, 202, 202, 202])
    const notice = await watcher.next("notice", ({ explanation }) => !explanation.allowed)
    expect(notice.person.name).to.equal("bob.eth")
    expect(notice.explanation).to.include({ decidedBy: "sanction", ballot: ballot.ballot })
    expect(notice.explanation.until).to.be.a("number")
    const noticedAtMs = watcher.heard.find(({ event }) => event === "notice")?.atMs ?? 0
    // Nothing of bob may come after everybody has been told.
    const before = heard()?.packets
    await until("a second to pass", () => performance.now() - noticedAtMs > 1000)
    expect(heard()?.packets).to.equal(before)
    await until("bob's producers to be closed", () => bob.sending.length === 0, 6000)
    const status = await until("the vote to be counted", async () => {
      const reply = await fetch(`${relay.origin}/v1/ballots/${ballot.ballot}/votes/${demoAccount("carol.eth").address}`)
      const body = (await reply.json()) as VoteStatus
      return body.state === "counted" && body
    })
    expect(status.transaction).to.match(/^0x/)

    // Two of one account would take turns in replacing each other.
    await bob.stop()
    const again = await enter("bob.eth")
    await again.opened()
    await again.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    const { transportId } = await again.client.request("createTransport", { direction: "send" })
    const attempt = again.client.request("produce", { transportId, source: "camera", kind: "video", rtpParameters: {} })
    expect((await refusal(attempt)).explanation?.decidedBy).to.equal("sanction")

    const restored = await again.next(
      "permits",
      ({ capabilities }) => hasCapability(capabilities, "MICROPHONE"),
      15_000,
    )
    expect(capabilityNames(restored.capabilities)).to.include.members(SPEAKING)
    const latest = await chain.chain.client.getBlock()
    expect(Number(latest.timestamp), "no block has come since").to.be.below(Number(notice.explanation.until))
  })

  it("goes on after kill -9: sessions hold, the id is the same, nobody signs again", async () => {
    const alice = await enter("alice.eth")
    await alice.opened()
    const { self } = await alice.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    await relay.kill()
    await relay.start()
    await until("alice to be welcome again", () => alice.client.state.status === "open")
    const back = await alice.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    expect(back.self).to.include({ participantId: self.participantId, name: "alice.eth" })
  })

  it("lets nobody new in while the chain is silent, and keeps those inside", async () => {
    const strict = await TestRelay.start(chain, { OPENAIR_GRACE_SECONDS: "3" })
    cleanups.push(() => strict.terminate())
    const visit = async (name: DemoName) => {
      const client = await TestClient.enter(strict.origin, demoAccount(name), townhall)
      cleanups.push(() => client.close())
      return client
    }
    await chain.mine()
    const alice = await visit("alice.eth")
    await alice.opened()
    await alice.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    await chain.freeze()
    try {
      const frank = await until("frank to be turned away", async () => {
        const client = await visit("frank.eth")
        await until("an answer", () => client.client.state.status !== "connecting")
        return client.client.state.status === "waiting" && client
      })
      alice.client.reconnect()
      await alice.opened()
      await alice.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
      chain.thaw()
      await chain.mine()
      await frank.opened()
    } finally {
      chain.thaw()
    }
  })

  it("ends within five seconds when asked to, saying that it comes back", async () => {
    const alice = await enter("alice.eth")
    await alice.opened()
    await alice.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    expect(await relay.terminate()).to.be.lessThan(5000)
    expect(alice.all("closing").at(-1)).to.include({ code: "SHUTTING_DOWN", reconnect: true })
    await relay.start()
  })
})
