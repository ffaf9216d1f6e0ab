import { after, before, describe, it } from "node:test"
import {
  ballotsAbi,
  ballotsDomain,
  CONSENT_TYPES,
  consentsAbi,
  consentsDomain,
  programmeAbi,
  type RoomStatus,
  reachSet,
  SUPPORT,
  VOTE_TYPES,
} from "@openair/protocol"
import { expect } from "chai"
import { cleanup as stopWebRtcThreads } from "node-datachannel"
import { encodeAbiParameters, parseEventLogs, toFunctionSelector } from "viem"
import { encodeSound } from "../../residents/src/loops/encodeSound.ts"
import { Resident } from "../../residents/src/Resident.ts"
import { tone } from "../../residents/src/sound/tone.ts"
import { type DemoName, demoAccount, localAccount, RELAY_SIGNER_INDEX } from "../../scripts/deploy/people.ts"
import { until } from "../../test/until.ts"
import { refusal, TestClient } from "./TestClient.ts"
import { TestChain, TestRelay } from "./TestSystem.ts"

const QUANTUM_SECONDS = 10
const APPROVE = toFunctionSelector("approve(uint256,uint256)")
const LIVE = reachSet("LIVE_VIDEO", "LIVE_AUDIO")
const RECEIVE_NOTHING = { codecs: [], headerExtensions: [] }
/** The slot is far enough away for five votes and a settlement, on a busy machine too. */
const AHEAD_QUANTA = 3n

describe("the programme and the program", () => {
  let chain: TestChain
  let relay: TestRelay
  let room: bigint
  const cleanups: (() => unknown)[] = []

  before(async () => {
    chain = await TestChain.start({ quantumSeconds: QUANTUM_SECONDS, lockSeconds: QUANTUM_SECONDS })
    relay = await TestRelay.start(chain, { OPENAIR_STUDIO: "small" })
    room = chain.room("townhall")
  })
  after(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup()
    await relay?.terminate()
    await chain?.stop()
    stopWebRtcThreads()
  })

  async function status(): Promise<RoomStatus> {
    return (await (await fetch(`${relay.origin}/v1/rooms/${room}`)).json()) as RoomStatus
  }

  async function audioOf(name: DemoName): Promise<boolean | undefined> {
    return (await status()).people.find((person) => person.name === name)?.onProgram.audio
  }

  async function proposeSlot(): Promise<{ slot: bigint; start: number; end: number }> {
    const quantum = BigInt(QUANTUM_SECONDS)
    const start = (chain.chain.now() / quantum + AHEAD_QUANTA) * quantum
    const end = start + 2n * quantum
    const receipt = await chain.chain.mined(
      chain.chain.wallet.writeContract({
        ...{ account: demoAccount("carol.eth"), chain: null },
        ...{ address: chain.deployment.contracts.programme, abi: programmeAbi },
        functionName: "propose",
        args: [room, start, end, LIVE, JSON.stringify({ title: "An evening", summary: "" })],
      }),
    )
    const [proposed] = parseEventLogs({ abi: programmeAbi, eventName: "SlotProposed", logs: receipt.logs })
    return { slot: proposed?.args.slot as bigint, start: Number(start), end: Number(end) }
  }

  async function approveByVotes(slot: bigint): Promise<void> {
    const { ballots, programme } = chain.deployment.contracts
    const receipt = await chain.chain.mined(
      chain.chain.wallet.writeContract({
        ...{ account: demoAccount("carol.eth"), chain: null, address: ballots, abi: ballotsAbi },
        functionName: "open",
        args: [room, programme, APPROVE, encodeAbiParameters([{ type: "uint256" }], [slot]), "Air it"],
      }),
    )
    const [opened] = parseEventLogs({ abi: ballotsAbi, eventName: "BallotOpened", logs: receipt.logs })
    if (!opened) throw new Error("no ballot")
    const { ballot, callHash } = opened.args
    const deadline = Math.floor(Date.now() / 1000) + 300
    const voters: DemoName[] = ["alice.eth", "carol.eth", "dana.eth", "erin.eth", "frank.eth"]
    const replies = await Promise.all(
      voters.map(async (name) => {
        const signature = await demoAccount(name).signTypedData({
          domain: ballotsDomain(chain.deployment.chainId, ballots),
          types: VOTE_TYPES,
          primaryType: "Vote",
          message: { room, ballot, callHash, support: SUPPORT.for, deadline: BigInt(deadline) },
        })
        const voter = demoAccount(name).address
        return fetch(`${relay.origin}/v1/ballots/${ballot}/votes`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ room: String(room), voter, callHash, support: SUPPORT.for, deadline, signature }),
        })
      }),
    )
    expect(replies.map((reply) => reply.status)).to.deep.equal(voters.map(() => 202))
  }

  it("locks an approved slot, goes on air by itself with what each speaker consents to, and off again", async () => {
    const { slot, start, end } = await proposeSlot()
    await approveByVotes(slot)
    const alice = new Resident({
      relay: relay.origin,
      room,
      account: demoAccount("alice.eth"),
      name: "alice",
      sound: await encodeSound(tone(440, 2)),
      reach: LIVE,
    })
    cleanups.push(() => alice.stop())
    alice.start()
    const bob = await TestClient.enter(relay.origin, demoAccount("bob.eth"), room, { reach: 0 })
    cleanups.push(() => bob.close())
    await bob.opened()
    const { self } = await bob.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    expect(self.reach).to.equal(0)

    const [locked] = await until(
      "the slot to be locked",
      async () => {
        const logs = await chain.chain.client.getContractEvents({
          address: chain.deployment.contracts.programme,
          abi: programmeAbi,
          eventName: "SlotLocked",
          args: { slot },
          fromBlock: 0n,
          strict: true,
        })
        return logs.length > 0 && logs
      },
      40_000,
    )
    expect(locked?.args.by).to.equal(localAccount(RELAY_SIGNER_INDEX).address)

    const onAir = await bob.next("air", (air) => air.onAir, 40_000)
    expect(Date.now() / 1000 - start).to.be.within(0, 3)
    expect(onAir.slot).to.include({ id: slot.toString(), start, end, reach: LIVE })
    await until("a playlist", async () => (await status()).playlistPath !== null)
    await until("alice in the mix", () => audioOf("alice.eth"))
    expect(await audioOf("bob.eth")).to.equal(false)

    await until("bob to hear that it is over", () => bob.all("air").at(-1)?.onAir === false, 40_000)
    await until("off air", async () => !(await status()).onAir)
    expect(Date.now() / 1000 - end).to.be.within(0, 3)
    expect((await status()).playlistPath).to.equal(null)
  })

  it("narrows at once, widens by signature alone, and forgets at a withdrawal on chain", async () => {
    const account = demoAccount("erin.eth")
    const erin = await TestClient.enter(relay.origin, account, room, { reach: 3 })
    cleanups.push(() => erin.close())
    await erin.opened()
    const { self } = await erin.client.request("join", { rtpCapabilities: RECEIVE_NOTHING })
    expect(self.reach).to.equal(3)
    const reachIs = (reach: number) =>
      erin.next("participantChanged", (view) => view.participantId === self.participantId && view.reach === reach)

    await erin.client.request("narrowConsent", { reach: 2 })
    await reachIs(2)
    const now = Math.floor(Date.now() / 1000)
    const consent = { room: String(room), slot: "0", reach: 7, issuedAt: now, expiresAt: now + 600, epoch: 0 }
    const sign = (by = account, changed: Partial<typeof consent> = {}) => {
      const { issuedAt, expiresAt, epoch, reach } = { ...consent, ...changed }
      return by.signTypedData({
        domain: consentsDomain(chain.deployment.chainId, chain.deployment.contracts.consents),
        types: CONSENT_TYPES,
        primaryType: "Consent",
        message: {
          room,
          slot: 0n,
          reach,
          issuedAt: BigInt(issuedAt),
          expiresAt: BigInt(expiresAt),
          epoch: BigInt(epoch),
        },
      })
    }
    const refused = async (changed: Partial<typeof consent>, signature: Promise<`0x${string}`>) =>
      (
        await refusal(
          erin.client.request("signConsent", { consent: { ...consent, ...changed }, signature: await signature }),
        )
      ).code
    expect(await refused({}, sign(demoAccount("mallory.eth")))).to.equal("CONSENT_REFUSED")
    expect(await refused({ reach: 15 }, sign())).to.equal("CONSENT_REFUSED")
    expect(await refused({ issuedAt: now + 60 }, sign(account, { issuedAt: now + 60 }))).to.equal("CONSENT_REFUSED")
    expect(await refused({ epoch: 1 }, sign(account, { epoch: 1 }))).to.equal("CONSENT_REFUSED")
    await erin.client.request("signConsent", { consent, signature: await sign() })
    await reachIs(7)
    await erin.client.request("narrowConsent", { reach: 1 })
    await reachIs(1)
    expect(await refused({}, sign()), "the wider one again").to.equal("CONSENT_REFUSED")

    await chain.chain.mined(
      chain.chain.wallet.writeContract({
        ...{ account, chain: null, address: chain.deployment.contracts.consents, abi: consentsAbi },
        ...{ functionName: "withdraw", args: [room] },
      }),
    )
    await reachIs(0)
  })
})
