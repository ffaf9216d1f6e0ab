import { join } from "node:path"
import { type RoomStatus, roomStatusSchema } from "@openair/protocol/http"
import { expect } from "chai"
import type { Browser } from "playwright-core"
import { getAddress, type Hex } from "viem"
import { subgraphClient, untilIndexed } from "../../app/src/graph/index.ts"
import type { Received } from "../../residents/src/Reception.ts"
import { Resident } from "../../residents/src/Resident.ts"
import { localAccount, RELAY_SIGNER_INDEX } from "../../scripts/deploy/people.ts"
import type { System } from "../../scripts/start/startSystem.ts"
import { launchChromium } from "../browser/chromium.ts"
import { keepEvidence } from "../browser/keepEvidence.ts"
import { until } from "../until.ts"
import { ChainDesk, type SeenEvent, type SlotTimes } from "./ChainDesk.ts"
import { accountOf } from "./cast.ts"
import { Figures } from "./figures.ts"
import type { RelayIdentity } from "./forgeries.ts"
import { Person, type Venue } from "./Person.ts"
import { Viewer } from "./Viewer.ts"

/** The local chain's pace while nobody sends a transaction. */
const BLOCK_SECONDS = 4

/** Everything one evening is played with. Made anew for each evening; the system may be shared by several. */
export class Evening {
  readonly system: System
  readonly browser: Browser
  readonly desk: ChainDesk
  readonly room: bigint
  readonly figures = new Figures()
  slot: SlotTimes | undefined
  /** Rejects when the slot never came on air. */
  firstOnAir: Promise<RoomStatus> | undefined
  silenceBallot: Hex | undefined
  /** Unix seconds at which bob may speak again. */
  silencedUntilSeconds = Number.POSITIVE_INFINITY
  readonly #people = new Map<string, Person>()
  #viewer: Viewer | undefined
  #observer: Resident | undefined

  private constructor(system: System, browser: Browser, desk: ChainDesk, room: bigint) {
    this.system = system
    this.browser = browser
    this.desk = desk
    this.room = room
  }

  static async prepare(system: System): Promise<Evening> {
    const room = system.deployment.rooms.townhall?.id
    if (room === undefined) throw new Error("The seed made no townhall.")
    return new Evening(system, await launchChromium(), new ChainDesk(system.deployment, system.rpcUrl), room)
  }

  get venue(): Venue {
    const { deployment, url, rpcUrl } = this.system
    return { origin: url, chain: { id: deployment.chainId, rpcUrl }, room: this.room }
  }

  get relay(): RelayIdentity {
    const { deployment, url } = this.system
    return { origin: url, chainId: deployment.chainId, rooms: deployment.contracts.rooms, room: this.room }
  }

  account(name: string) {
    return accountOf(this.system.deployment, name)
  }

  /** Somebody by name; arrives at the first call. */
  async person(name: string, likeness?: Parameters<typeof Person.arrive>[4]): Promise<Person> {
    const known = this.#people.get(name)
    if (known) return known
    const person = await Person.arrive(this.browser, this.venue, name, this.account(name), likeness)
    this.#people.set(name, person)
    return person
  }

  async viewer(): Promise<Viewer> {
    this.#viewer ??= await Viewer.arrive(this.browser, this.system.url, "townhall")
    return this.#viewer
  }

  requireSlot(): SlotTimes {
    if (this.slot === undefined) throw new Error("No slot was proposed.")
    return this.slot
  }

  requireFirstOnAir(): Promise<RoomStatus> {
    if (this.firstOnAir === undefined) throw new Error("No slot was proposed.")
    return this.firstOnAir
  }

  requireSilenceBallot(): Hex {
    if (this.silenceBallot === undefined) throw new Error("No ballot was opened.")
    return this.silenceBallot
  }

  /** Each votes in a browser of their own, one after the other, by signature. */
  async vote(ballot: Hex, names: readonly string[]): Promise<void> {
    for (const name of names) await (await this.person(name)).voteFor(ballot)
  }

  /** All of a ballot's votes came by signature, in transactions of the relay's signer. */
  async expectSignedVotes(ballot: Hex, count: number): Promise<void> {
    const votes = await this.desk.votesOn(ballot)
    expect(votes.length, "votes on chain").to.equal(count)
    const voters = new Set(votes.map(({ voter }) => voter))
    expect(voters.size, "distinct voters").to.equal(count)
    for (const { bySignature, sender } of votes) {
      expect(bySignature, "by signature").to.equal(true)
      expect(getAddress(sender), "sent by the relay's signer").to.equal(localAccount(RELAY_SIGNER_INDEX).address)
    }
  }

  /** Erin, as a receiver that counts packets where they arrive and asks the relay nothing. */
  async observer(): Promise<Resident> {
    if (this.#observer) return this.#observer
    const observer = new Resident({
      relay: this.system.url,
      room: this.room,
      account: this.account("erin"),
      name: "observer",
      receive: true,
    })
    this.#observer = observer
    observer.start()
    await until("the observer to be in the room", () => observer.entries > 0)
    return observer
  }

  /** What the observer has received of somebody's present producers. */
  receivedFrom(person: Person): Received[] {
    return [...(this.#observer?.received.values() ?? [])].filter(
      (one) => one.participantId === person.participantId && one.packets > 0,
    )
  }

  /** Milliseconds from hearing of a block until the subgraph has indexed it. */
  async indexed({ blockNumber, seenAtMs }: SeenEvent): Promise<number> {
    await untilIndexed(subgraphClient(this.system.subgraphUrl), blockNumber)
    return performance.timeOrigin + performance.now() - seenAtMs
  }

  /** Does something while the chain makes no block of its own accord; says how many came all the same. */
  async withoutBlocks(act: () => Promise<void>): Promise<{ blocksBetween: bigint }> {
    await this.desk.setBlockInterval(0)
    try {
      const before = await this.desk.blockNumber()
      await act()
      return { blocksBetween: (await this.desk.blockNumber()) - before }
    } finally {
      await this.desk.setBlockInterval(BLOCK_SECONDS)
    }
  }

  /** What the relay tells anybody of the room. */
  async status(): Promise<RoomStatus> {
    const reply = await fetch(`${this.system.url}/v1/rooms/${this.room}`)
    if (!reply.ok) throw new Error(`GET /v1/rooms/${this.room}: ${reply.status}`)
    return roomStatusSchema.parse(await reply.json())
  }

  /** The media playlist as any HLS client would fetch it, by way of the multivariant playlist. */
  async mediaPlaylist(): Promise<{ address: string; text: string }> {
    const { liveOrigin } = (await (await fetch(`${this.system.url}/v1/config`)).json()) as { liveOrigin: string }
    const { playlistPath } = await this.status()
    if (playlistPath === null) throw new Error("The room has no playlist.")
    const multivariant = new URL(playlistPath, liveOrigin)
    const lines = (await (await fetch(multivariant)).text()).split("\n")
    const media = lines.find((line) => line !== "" && !line.startsWith("#"))
    if (media === undefined) throw new Error("The multivariant playlist names no media playlist.")
    const address = new URL(media, multivariant)
    return { address: address.href, text: await (await fetch(address)).text() }
  }

  /** For whoever looks into a failure: a picture of every page, beside the system's data and logs. */
  async keepEvidence(): Promise<void> {
    await keepEvidence(this.browser, join(this.system.dataDir, "evidence"))
    console.error(`Logs: ${join(this.system.dataDir, "log")}`)
  }

  async close(): Promise<void> {
    await this.#observer?.stop()
    await this.desk.close()
    await this.browser.close()
  }
}
