import { ALL_CAPABILITIES, hasCapability, type Measure, OpenairError } from "@openair/protocol"
import type { Address, Hex } from "viem"
import { TokenBucket } from "../../ops/TokenBucket.ts"
import type { MeasureRow } from "../../store/MeasureTable.ts"
import type { Rights } from "../Authority.ts"
import type { ModerationEvent } from "../ModerationFacts.ts"
import { Refusal } from "../Refusal.ts"
import { checkBits, checkReason, checkRoomLeft, checkTimes, refused } from "./checkMeasure.ts"
import { handOver } from "./HandOver.ts"
import { MeasureBook } from "./MeasureBook.ts"
import { MeasureWords } from "./MeasureWords.ts"
import { ModeratedAuthority } from "./ModeratedAuthority.ts"
import type { ModerationOptions } from "./ModerationOptions.ts"
import { Recording } from "./Recording.ts"
import type { SignedMeasure } from "./SignedMeasure.ts"

/** So many a moderator may sign at once in a room, and then so many a second. */
const BURST = 10
const PER_SECOND = 1 / 6

/** Takes orders and floors from moderators: checked, obeyed, stored, told, recorded, in this order. */
export class Moderation {
  /** Who may do what, orders and floors included. */
  readonly authority: ModeratedAuthority
  private readonly options: ModerationOptions
  private readonly book: MeasureBook
  private readonly words: MeasureWords
  private readonly recording: Recording
  private readonly budgets = new Map<string, TokenBucket>()
  private readonly watches = new Map<Hex, () => void>()
  private readonly listeners = new Set<(measure: Measure) => void>()
  private readonly endings: (() => void)[]
  private telling: Promise<void> = Promise.resolve()

  constructor(options: ModerationOptions) {
    this.options = options
    const { chain, facts, table, clock, sender, onProblem } = options
    this.book = new MeasureBook(clock, (row) => this.touch(row))
    this.words = new MeasureWords(options, this.book)
    this.authority = new ModeratedAuthority(chain, {
      apply: (room, account, rights) => this.book.apply(room, account, rights),
      seen: (room, account, rights) => this.prepare(room, account, rights),
      explain: (...question) => this.words.explain(...question),
    })
    this.recording = new Recording({
      sender,
      clock,
      onProblem,
      isChainHeard: () => this.isChainHeard(),
      onRecorded: (id, transaction) => this.recorded(id, transaction),
      onRefused: (id, reason) => this.makeVoid(id, reason),
    })
    this.endings = [
      facts.onEvent((event) => this.hear(event)),
      chain.onChange(({ room, account, rights, certainty }) => {
        this.prepare(room, account, rights)
        const isLost = certainty === "certain" && !hasCapability(rights.capabilities, "MODERATE")
        if (isLost) this.voidAll(room, account, "its moderator no longer holds MODERATE")
      }),
    ]
    for (const row of table.held()) this.resume(row)
  }

  /**
   * Takes over what a moderator signed. From the reply on it is obeyed and survives a crash.
   * @throws MEASURE_REFUSED, a refusal by rule, CHAIN_STALE, ROOM_NOT_FOUND, TOO_MANY_REQUESTS
   */
  async accept(signed: SignedMeasure): Promise<Measure> {
    const { table, chain, facts, domain } = this.options
    const { room, moderator, kind, subject } = signed
    const known = table.find(signed.id)
    if (known) return this.words.view(known)
    if (this.options.roomName(room) === undefined) throw new OpenairError("ROOM_NOT_FOUND", { room: String(room) })
    checkTimes(signed, this.nowSeconds())
    checkReason(signed)
    const unwatch = chain.watch(room, moderator)
    try {
      checkBits(signed, await facts.room(room), domain.sanctions)
      await this.requireModerator(room, moderator)
      await this.requireSignature(signed)
      const denied = kind === "floor" ? await facts.denied(room, subject) : 0
      const epoch = await facts.epoch(room, moderator)
      if (signed.moderatorEpoch !== epoch) {
        throw refused(kind, `it was signed under epoch ${signed.moderatorEpoch}; now it is ${epoch}`, "Sign it again.")
      }
      // From here on nothing waits.
      const rights = chain.rightsKnown(room, moderator)
      if (rights && !hasCapability(rights.capabilities, "MODERATE")) await this.requireModerator(room, moderator)
      const again = table.find(signed.id)
      if (again) return this.words.view(again)
      this.spend(signed)
      checkRoomLeft(signed, {
        running: this.running(signed),
        weekSeconds: kind === "order" ? table.weekOf(room, subject, this.nowSeconds()) : 0,
      })
      const row = this.obey(signed, denied)
      this.watches.set(row.id, unwatch)
      return await this.words.view(row)
    } finally {
      if (this.watches.get(signed.id) !== unwatch) unwatch()
    }
  }

  /** Orders and floors in force in a room. */
  inForce(room: bigint): Promise<Measure[]> {
    return Promise.all(this.options.table.running(room, this.nowSeconds()).map((row) => this.words.view(row)))
  }

  /** Hears of every order and floor taken, recorded, voided or ended early. */
  onMeasure(listener: (measure: Measure) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  close(): void {
    for (const ending of this.endings) ending()
    this.recording.close()
    this.book.close()
    this.authority.close()
    for (const unwatch of this.watches.values()) unwatch()
  }

  // ── Taking over ─────────────────────────────────────────────────────────────────────────────────────────────────

  private running({ room, kind, subject }: SignedMeasure): number {
    const rows = this.options.table.running(room, this.nowSeconds())
    return rows.filter((row) => row.kind === kind && row.subject === subject).length
  }

  /** By the present view, which may be old while the chain is silent. */
  private async requireModerator(room: bigint, moderator: Address): Promise<void> {
    const { chain, nameOf } = this.options
    const rights = chain.rightsKnown(room, moderator) ?? (await chain.rightsNow(room, moderator))
    if (hasCapability(rights.capabilities, "MODERATE")) return
    const [explanation, name] = await Promise.all([this.words.whyNot(room, moderator, "MODERATE"), nameOf(moderator)])
    throw new Refusal(explanation, name ?? moderator)
  }

  private async requireSignature({ kind, moderator, digest, signature }: SignedMeasure): Promise<void> {
    let isValid: boolean
    try {
      isValid = await this.options.verify(moderator, digest, signature)
    } catch (error) {
      throw new OpenairError("CHAIN_STALE", { ageSeconds: "some" }, { cause: error })
    }
    if (!isValid) throw refused(kind, "the signature is not the moderator's", "Sign it with the moderator's account.")
  }

  private spend({ room, moderator }: SignedMeasure): void {
    const nowMs = this.options.clock.nowMs()
    const key = `${room}:${moderator}`
    const budget = this.budgets.get(key) ?? new TokenBucket(PER_SECOND, BURST, nowMs)
    this.budgets.set(key, budget)
    if (!budget.spend(nowMs)) throw new OpenairError("TOO_MANY_REQUESTS", { retryAfterSeconds: 1 / PER_SECOND })
  }

  /** Media first, then the disk, then words. */
  private obey({ digest: _, ...signed }: SignedMeasure, denied: number): MeasureRow {
    const row: MeasureRow = { ...signed, state: "held", transaction: null, problem: null }
    this.book.add(row, denied)
    this.touch(row)
    try {
      this.options.table.add(row)
    } catch (error) {
      this.book.remove(row.id)
      this.touch(row)
      throw error
    }
    this.recording.add(row)
    this.tell(row)
    return row
  }

  /** Goes on with what was held when the relay ended. */
  private resume(row: MeasureRow): void {
    this.recording.add(row)
    if (row.endsAt <= this.nowSeconds()) return
    this.watches.set(row.id, this.options.chain.watch(row.room, row.moderator))
    this.book.add(row, row.kind === "floor" ? ALL_CAPABILITIES : 0)
    this.touch(row)
    if (row.kind === "floor") this.reviewFloors(row.room, row.subject)
  }

  /** Asks in good time for what will be needed when the chain is silent. */
  private prepare(room: bigint, moderator: Address, { capabilities }: Rights): void {
    if (!hasCapability(capabilities, "MODERATE")) return
    this.options.facts.room(room).catch(() => {})
    this.options.facts.epoch(room, moderator).catch(() => {})
  }

  // ── What becomes of them ────────────────────────────────────────────────────────────────────────────────────────

  private hear(event: ModerationEvent): void {
    switch (event.what) {
      case "recorded":
        if (event.kind === "order") this.deny(event.room, event.subject, event.bits)
        this.recorded(event.id, null, event.bits)
        break
      case "withdrawn":
        this.ended(event.id, "it was withdrawn")
        break
      case "overturned":
        this.ended(event.id, "it was overturned")
        break
      case "ratified":
        this.options.table.uncount(event.id)
        break
      case "sanctioned":
        this.deny(event.room, event.subject, event.bits)
        break
      case "lifted":
        this.lifted(event)
        this.reviewFloors(event.room, event.subject)
        break
      case "epoch": {
        const problem = "its moderator voided it, or was deprived of MODERATE"
        this.voidAll(event.room, event.moderator, problem, event.epoch)
        break
      }
    }
  }

  private recorded(id: Hex, transaction: Hex | null, bits?: number): void {
    const { table, chain, clock } = this.options
    const before = table.find(id)
    if (!before) return
    this.recording.remove(id)
    if (bits !== undefined && bits !== before.bits) this.narrow(before, bits)
    if (before.state === "recorded" && (transaction === null || before.transaction !== null)) return
    table.settle(id, "recorded", transaction, null)
    this.told(id)
    if (before.state !== "held") return
    const done = () => {
      const row = this.book.remove(id)
      this.unwatch(id)
      if (row) this.touch(row)
    }
    handOver(before, { chain, clock, isHeld: () => this.book.get(id) !== undefined, done })
  }

  private ended(id: Hex, problem: string): void {
    const { table } = this.options
    if (!table.find(id)) return
    table.endAt(id, this.nowSeconds(), problem)
    this.drop(id)
    this.told(id)
  }

  /** Nobody may rely on it any more. */
  private makeVoid(id: Hex, problem: string): void {
    const { table } = this.options
    if (table.find(id)?.state !== "held") return
    table.settle(id, "void", null, problem)
    this.recording.remove(id)
    this.drop(id)
    this.told(id)
  }

  /** @param epoch only what was signed under an older one. */
  private voidAll(room: bigint, moderator: Address, problem: string, epoch?: bigint): void {
    for (const row of this.options.table.held()) {
      const isTheirs = row.room === room && row.moderator === moderator
      if (isTheirs && (epoch === undefined || row.moderatorEpoch < epoch)) this.makeVoid(row.id, problem)
    }
  }

  private lifted({ room, subject, bits, liftedAt }: Extract<ModerationEvent, { what: "lifted" }>): void {
    for (const row of this.options.table.running(room, this.nowSeconds())) {
      const isOlder = row.kind === "order" && row.subject === subject && row.issuedAt <= liftedAt
      if (!isOlder || (row.bits & bits) === 0) continue
      const left = row.bits & ~bits
      this.narrow(row, left)
      if (left === 0 && row.state === "held") this.makeVoid(row.id, "what it took has been given back since")
      else this.told(row.id)
    }
  }

  private narrow(row: MeasureRow, bits: number): void {
    this.options.table.narrow(row.id, bits)
    this.book.narrow(row.id, bits)
    this.touch(row)
  }

  /** Sanctions and recorded orders win over floors: at once by what was told, then by what the chain says. */
  private deny(room: bigint, subject: Address, bits: number): void {
    this.book.deny(room, subject, (before) => before | bits)
    this.reviewFloors(room, subject)
  }

  private reviewFloors(room: bigint, subject: Address): void {
    if (!this.book.of(room, subject).some(({ kind }) => kind === "floor")) return
    this.authority.touch(room, subject)
    this.options.facts.denied(room, subject).then(
      (denied) => {
        this.book.deny(room, subject, () => denied)
        this.authority.touch(room, subject)
      },
      () => {},
    )
  }

  private drop(id: Hex): void {
    const row = this.book.remove(id)
    this.unwatch(id)
    if (row) this.touch(row)
  }

  private unwatch(id: Hex): void {
    this.watches.get(id)?.()
    this.watches.delete(id)
  }

  private touch({ room, subject }: MeasureRow): void {
    this.authority.touch(room, subject)
  }

  // ── Telling ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private told(id: Hex): void {
    const row = this.options.table.find(id)
    if (row) this.tell(row)
  }

  private tell(row: MeasureRow): void {
    this.options.onChange(row)
    this.telling = this.telling.then(async () => {
      const measure = await this.words.view(row)
      for (const listener of this.listeners) listener(measure)
    })
  }

  private async isChainHeard(): Promise<boolean> {
    const [row] = this.options.table.held()
    if (!row) return true
    return this.options.facts.denied(row.room, row.subject).then(
      () => true,
      () => false,
    )
  }

  private nowSeconds(): number {
    return Math.floor(this.options.clock.nowMs() / 1000)
  }
}
