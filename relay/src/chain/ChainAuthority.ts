import { type Capability, consentsAbi, type Explanation, OpenairError } from "@openair/protocol"
import { type Address, type Log, type PublicClient, parseEventLogs } from "viem"
import type { Authority, Rights, RightsChange } from "../rooms/Authority.ts"
import type { Clock } from "../rooms/Clock.ts"
import type { ChainOptions } from "./ChainOptions.ts"
import type { ContractLog, Heads } from "./Heads.ts"
import { readCapabilities } from "./readCapabilities.ts"

export interface ChainAuthorityOptions {
  readonly client: PublicClient
  readonly heads: Heads
  readonly clock: Clock
  readonly contracts: ChainOptions["contracts"]
  readonly graceSeconds: number
  readonly reorgSeconds: number
  readonly explain: (room: bigint, account: Address, capability: Capability) => Promise<Explanation>
  readonly onRead?: (outcome: "ok" | "failed") => void
}

interface Watched {
  readonly room: bigint
  readonly account: Address
  watchers: number
  /** What was last told or handed out; undefined before the first answer. */
  rights: Rights | undefined
  /** Number of the read it came from. */
  readNumber: number
  /** All that was had and is not certainly lost. */
  confirmed: number
  /** When the newest loss was first seen; undefined when nothing is suspected. */
  suspectedAtMs: number | undefined
}

/** Heads alone cause at most one batch a room in this time; logs and timers do not wait. */
const MIN_INTERVAL_MS = 1000
/** A read that failed is repeated. */
const RETRY_MS = 500

/** The contracts' word on who may do what. */
export class ChainAuthority implements Authority {
  private readonly options: ChainAuthorityOptions
  private readonly watched = new Map<bigint, Map<Address, Watched>>()
  private readonly listeners = new Set<(change: RightsChange) => void>()
  private readonly epochListeners = new Set<(room: bigint, account: Address, epoch: bigint) => void>()
  private readonly rooms = new Map<bigint, RoomReader>()
  private readonly endings: (() => void)[]
  private reads = 0

  constructor(options: ChainAuthorityOptions) {
    this.options = options
    const { heads, contracts } = options
    this.endings = [
      heads.onHead(() => {
        for (const reader of this.rooms.values()) reader.soon()
      }),
      heads.onLog((log) => {
        if (log.address.toLowerCase() === contracts.consents.toLowerCase()) this.takeEpoch(log)
        else for (const reader of this.rooms.values()) reader.now()
      }),
    ]
  }

  async rightsNow(room: bigint, account: Address): Promise<Rights> {
    const key = account.toLowerCase() as Address
    this.refuseStale()
    const readNumber = ++this.reads
    let answer: Rights | undefined
    try {
      answer = (await this.read(room, [key])).get(key)
    } catch (error) {
      throw this.stale({ cause: error })
    }
    if (!answer) throw this.stale()
    const entry = this.watched.get(room)?.get(key)
    if (!entry) return answer
    // A batch asked later may have answered before.
    if (entry.rights && entry.readNumber > readNumber) return entry.rights
    if (entry.rights) this.compare(entry, entry.rights, answer)
    this.take(entry, answer, readNumber)
    return answer
  }

  watch(room: bigint, account: Address): () => void {
    const key = account.toLowerCase() as Address
    const entries = this.watched.get(room) ?? new Map<Address, Watched>()
    this.watched.set(room, entries)
    const entry: Watched = entries.get(key) ?? {
      room,
      account: key,
      watchers: 0,
      rights: undefined,
      readNumber: 0,
      confirmed: 0,
      suspectedAtMs: undefined,
    }
    entries.set(key, entry)
    entry.watchers += 1
    if (!this.rooms.has(room)) this.rooms.set(room, new RoomReader(this.options.clock, () => this.readRoom(room)))
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      entry.watchers -= 1
      if (entry.watchers > 0) return
      entries.delete(key)
      if (entries.size > 0) return
      this.watched.delete(room)
      this.rooms.get(room)?.close()
      this.rooms.delete(room)
    }
  }

  onChange(listener: (change: RightsChange) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  explain(room: bigint, account: Address, capability: Capability): Promise<Explanation> {
    return this.options.explain(room, account, capability)
  }

  async consentEpoch(room: bigint, account: Address): Promise<bigint> {
    const { client, contracts } = this.options
    return client.readContract({
      address: contracts.consents,
      abi: consentsAbi,
      functionName: "epochOf",
      args: [room, account],
    })
  }

  onConsentEpoch(listener: (room: bigint, account: Address, epoch: bigint) => void): () => void {
    this.epochListeners.add(listener)
    return () => void this.epochListeners.delete(listener)
  }

  close(): void {
    for (const ending of this.endings) ending()
    for (const reader of this.rooms.values()) reader.close()
  }

  private async readRoom(room: bigint): Promise<void> {
    const entries = [...(this.watched.get(room)?.values() ?? [])]
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
    const isFresh = !this.isStale()
    for (const entry of entries) {
      const answer = answers.get(entry.account)
      if (!answer || entry.watchers === 0 || entry.readNumber > readNumber) continue
      // Beyond the grace nobody gets more; what is lost is lost all the same.
      const gains = entry.rights ? answer.capabilities & ~entry.rights.capabilities : 0
      const known = gains !== 0 && !isFresh ? { ...answer, capabilities: answer.capabilities & ~gains } : answer
      if (entry.rights) this.compare(entry, entry.rights, known)
      this.take(entry, known, readNumber)
    }
    this.arm(room)
  }

  /** Tells what changed. A loss is suspected until it has stood for `reorgSeconds`; a gain counts at once. */
  private compare(entry: Watched, before: Rights, rights: Rights): void {
    const nowMs = this.options.clock.nowMs()
    const reorgMs = this.options.reorgSeconds * 1000
    const { room, account } = entry
    entry.confirmed |= rights.capabilities
    const missing = entry.confirmed & ~rights.capabilities
    if (missing === 0) entry.suspectedAtMs = undefined
    else if ((before.capabilities & ~rights.capabilities) !== 0) entry.suspectedAtMs = nowMs
    const isCertain = entry.suspectedAtMs === undefined || nowMs >= entry.suspectedAtMs + reorgMs
    if (isCertain && missing !== 0) {
      entry.confirmed = rights.capabilities
      entry.suspectedAtMs = undefined
    } else if (before.capabilities === rights.capabilities && before.validUntil === rights.validUntil) {
      return
    }
    this.tell({ room, account, rights, certainty: isCertain ? "certain" : "suspected" })
  }

  private take(entry: Watched, rights: Rights, readNumber: number): void {
    entry.rights = rights
    entry.confirmed |= rights.capabilities
    entry.readNumber = readNumber
    this.arm(entry.room)
  }

  /** Asks again when somebody's rights may change without a block, or when a suspicion has stood long enough. */
  private arm(room: bigint): void {
    const times = [...(this.watched.get(room)?.values() ?? [])].flatMap(({ rights, suspectedAtMs }) => [
      ...(rights?.validUntil === undefined ? [] : [rights.validUntil * 1000]),
      ...(suspectedAtMs === undefined ? [] : [suspectedAtMs + this.options.reorgSeconds * 1000]),
    ])
    this.rooms.get(room)?.at(times.length > 0 ? Math.min(...times) : undefined)
  }

  private read(room: bigint, accounts: readonly Address[]): Promise<Map<Address, Rights>> {
    const { client, contracts, clock } = this.options
    return readCapabilities(client, contracts.rooms, { room, accounts, at: Math.floor(clock.nowMs() / 1000) })
  }

  private takeEpoch(log: ContractLog): void {
    const { contracts } = this.options
    const [event] = parseEventLogs({
      abi: consentsAbi,
      eventName: "ConsentWithdrawn",
      logs: [{ ...log, address: contracts.consents } as Log],
    })
    if (!event) return
    const { room, speaker, epoch } = event.args
    for (const listener of this.epochListeners) listener(room, speaker.toLowerCase() as Address, epoch)
  }

  private tell(change: RightsChange): void {
    for (const listener of this.listeners) listener(change)
  }

  private isStale(): boolean {
    return this.options.heads.ageSeconds(this.options.clock.nowMs()) > this.options.graceSeconds
  }

  private refuseStale(): void {
    if (this.isStale()) throw this.stale()
  }

  private stale(options?: ErrorOptions): OpenairError {
    const ageSeconds = this.options.heads.ageSeconds(this.options.clock.nowMs())
    return new OpenairError(
      "CHAIN_STALE",
      { ageSeconds: Number.isFinite(ageSeconds) ? Math.round(ageSeconds) : "many" },
      options,
    )
  }
}

/** When to ask for a room: at once, or after a pause since the last time; one read at a time. */
class RoomReader {
  private readonly clock: Clock
  private readonly readRoom: () => Promise<void>
  private lastMs = Number.NEGATIVE_INFINITY
  private isReading = false
  private isWanted = false
  private isClosed = false
  private cancelSoon: (() => void) | undefined
  private cancelAt: (() => void) | undefined

  constructor(clock: Clock, readRoom: () => Promise<void>) {
    this.clock = clock
    this.readRoom = readRoom
  }

  now(): void {
    this.isWanted = true
    if (!this.isReading) void this.read()
  }

  soon(): void {
    if (this.cancelSoon) return
    this.cancelSoon = this.clock.at(Math.max(this.clock.nowMs(), this.lastMs + MIN_INTERVAL_MS), () => {
      this.cancelSoon = undefined
      this.now()
    })
  }

  at(atMs: number | undefined): void {
    this.cancelAt?.()
    // A time that has passed and brought nothing new must not make this spin.
    const earliestMs = this.lastMs + RETRY_MS
    this.cancelAt = atMs === undefined ? undefined : this.clock.at(Math.max(atMs, earliestMs), () => this.now())
  }

  close(): void {
    this.isClosed = true
    this.cancelSoon?.()
    this.cancelAt?.()
  }

  private async read(): Promise<void> {
    this.isReading = true
    while (this.isWanted && !this.isClosed) {
      this.isWanted = false
      this.lastMs = this.clock.nowMs()
      this.cancelSoon?.()
      this.cancelSoon = undefined
      try {
        await this.readRoom()
      } catch {
        // Errors are no denial: what was known stays, and the question is asked again.
        this.cancelSoon ??= this.clock.at(this.clock.nowMs() + RETRY_MS, () => {
          this.cancelSoon = undefined
          this.now()
        })
      }
    }
    this.isReading = false
  }
}
