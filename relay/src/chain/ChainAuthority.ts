import type { Capability, Explanation } from "@openair/protocol"
import type { Address, PublicClient } from "viem"
import type { Authority, Rights, RightsChange } from "../rooms/Authority.ts"
import type { Clock } from "../rooms/Clock.ts"
import type { ChainOptions } from "./ChainOptions.ts"
import { ConsentEpochs } from "./ConsentEpochs.ts"
import type { Freshness } from "./Freshness.ts"
import type { Heads } from "./Heads.ts"
import { RoomReader } from "./RoomReader.ts"
import { readCapabilities } from "./readCapabilities.ts"
import { Watched } from "./Watched.ts"

export interface ChainAuthorityOptions {
  readonly client: PublicClient
  readonly heads: Heads
  readonly clock: Clock
  readonly contracts: ChainOptions["contracts"]
  readonly freshness: Freshness
  readonly reorgSeconds: number
  readonly explain: (room: bigint, account: Address, capability: Capability) => Promise<Explanation>
  readonly onRead?: (outcome: "ok" | "failed") => void
}

interface WatchedRoom {
  readonly reader: RoomReader
  readonly accounts: Map<Address, Watched>
}

/** The contracts' word on who may do what. */
export class ChainAuthority implements Authority {
  private readonly options: ChainAuthorityOptions
  private readonly freshness: Freshness
  private readonly epochs: ConsentEpochs
  private readonly rooms = new Map<bigint, WatchedRoom>()
  private readonly listeners = new Set<(change: RightsChange) => void>()
  private readonly endings: (() => void)[]
  private reads = 0

  constructor(options: ChainAuthorityOptions) {
    this.options = options
    const { client, heads, contracts, freshness } = options
    this.freshness = freshness
    this.epochs = new ConsentEpochs(client, contracts.consents)
    this.endings = [
      heads.onHead(() => {
        for (const { reader } of this.rooms.values()) reader.soon()
      }),
      heads.onLog((log) => {
        if (this.epochs.take(log)) return
        for (const { reader } of this.rooms.values()) reader.now()
      }),
    ]
  }

  async rightsNow(room: bigint, account: Address): Promise<Rights> {
    const key = account.toLowerCase() as Address
    this.freshness.require()
    const readNumber = ++this.reads
    let answer: Rights | undefined
    try {
      answer = (await this.read(room, [key])).get(key)
    } catch (error) {
      throw this.freshness.error({ cause: error })
    }
    if (!answer) throw this.freshness.error()
    const entry = this.rooms.get(room)?.accounts.get(key)
    if (!entry) return answer
    // A batch asked later may have answered before.
    if (entry.rights && entry.readNumber > readNumber) return entry.rights
    this.take(entry, answer, readNumber)
    this.arm(room)
    return answer
  }

  rightsKnown(room: bigint, account: Address): Rights | undefined {
    return this.rooms.get(room)?.accounts.get(account.toLowerCase() as Address)?.rights
  }

  watch(room: bigint, account: Address): () => void {
    const key = account.toLowerCase() as Address
    const watched = this.rooms.get(room) ?? this.openRoom(room)
    const entry = watched.accounts.get(key) ?? new Watched(room, key)
    watched.accounts.set(key, entry)
    entry.watchers += 1
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      entry.watchers -= 1
      if (entry.watchers > 0) return
      watched.accounts.delete(key)
      if (watched.accounts.size > 0) return
      this.rooms.delete(room)
      watched.reader.close()
    }
  }

  onChange(listener: (change: RightsChange) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  explain(room: bigint, account: Address, capability: Capability): Promise<Explanation> {
    return this.options.explain(room, account, capability)
  }

  consentEpoch(room: bigint, account: Address): Promise<bigint> {
    return this.epochs.of(room, account)
  }

  onConsentEpoch(listener: (room: bigint, account: Address, epoch: bigint) => void): () => void {
    return this.epochs.onChange(listener)
  }

  close(): void {
    for (const ending of this.endings) ending()
    for (const { reader } of this.rooms.values()) reader.close()
  }

  private openRoom(room: bigint): WatchedRoom {
    const reader = new RoomReader(this.options.clock, () => this.readRoom(room))
    const watched = { reader, accounts: new Map<Address, Watched>() }
    this.rooms.set(room, watched)
    return watched
  }

  private async readRoom(room: bigint): Promise<void> {
    const entries = [...(this.rooms.get(room)?.accounts.values() ?? [])]
    const readNumber = ++this.reads
    let answers: Map<Address, Rights>
    try {
      answers = await this.read(
        room,
        entries.map(({ account }) => account),
      )
    } catch (error) {
      this.options.onRead?.("failed")
      throw error
    }
    this.options.onRead?.("ok")
    const isFresh = !this.freshness.isStale()
    for (const entry of entries) {
      const answer = answers.get(entry.account)
      if (!answer || entry.watchers === 0 || entry.readNumber > readNumber) continue
      // Beyond the grace nobody gets more; what is lost is lost all the same.
      const gains = entry.rights ? answer.capabilities & ~entry.rights.capabilities : 0
      const known = gains !== 0 && !isFresh ? { ...answer, capabilities: answer.capabilities & ~gains } : answer
      this.take(entry, known, readNumber)
    }
    this.arm(room)
  }

  private take(entry: Watched, rights: Rights, readNumber: number): void {
    const { clock, reorgSeconds } = this.options
    const change = entry.take(rights, readNumber, clock.nowMs(), reorgSeconds * 1000)
    if (!change) return
    for (const listener of this.listeners) listener(change)
  }

  /** Asks again when somebody's rights may change without a block, or when a suspicion has stood long enough. */
  private arm(room: bigint): void {
    const watched = this.rooms.get(room)
    const times = [...(watched?.accounts.values() ?? [])].flatMap(({ rights, suspectedAtMs }) => [
      ...(rights?.validUntil === undefined ? [] : [rights.validUntil * 1000]),
      ...(suspectedAtMs === undefined ? [] : [suspectedAtMs + this.options.reorgSeconds * 1000]),
    ])
    watched?.reader.at(times.length > 0 ? Math.min(...times) : undefined)
  }

  private read(room: bigint, accounts: readonly Address[]): Promise<Map<Address, Rights>> {
    const { client, contracts, clock } = this.options
    return readCapabilities(client, contracts.rooms, { room, accounts, at: Math.floor(clock.nowMs() / 1000) })
  }
}
