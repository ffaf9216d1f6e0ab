import { ALL_CAPABILITIES, hasCapability, type Measure } from "@openair/protocol"
import type { Address, Hex } from "viem"
import type { MeasureRow } from "../../store/MeasureTable.ts"
import type { Rights, RightsChange } from "../Authority.ts"
import { Admission } from "./Admission.ts"
import { HeldMeasures } from "./HeldMeasures.ts"
import { MeasureFate } from "./MeasureFate.ts"
import { MeasureNews } from "./MeasureNews.ts"
import { MeasureWords } from "./MeasureWords.ts"
import { ModeratedAuthority } from "./ModeratedAuthority.ts"
import type { ModerationOptions } from "./ModerationOptions.ts"
import { Recording } from "./Recording.ts"
import type { SignedMeasure } from "./SignedMeasure.ts"

/** Takes orders and floors from moderators: checked, obeyed, stored, told, recorded, in this order. */
export class Moderation {
  /** Who may do what, orders and floors included. */
  readonly authority: ModeratedAuthority
  private readonly options: ModerationOptions
  private readonly held: HeldMeasures
  private readonly words: MeasureWords
  private readonly admission: Admission
  private readonly news: MeasureNews
  private readonly recording: Recording
  private readonly fate: MeasureFate
  private readonly endings: (() => void)[]

  constructor(options: ModerationOptions) {
    this.options = options
    const { chain, facts, table, clock, sender, onProblem } = options
    this.held = new HeldMeasures({ clock, facts, onTouch: (room, subject) => this.authority.touch(room, subject) })
    this.words = new MeasureWords(options, this.held.book)
    this.admission = new Admission(options, this.words)
    this.news = new MeasureNews((row) => this.words.view(row))
    this.authority = new ModeratedAuthority(chain, {
      apply: (room, account, rights) => this.held.book.apply(room, account, rights),
      seen: (room, account, rights) => this.prepare(room, account, rights),
      explain: (...question) => this.words.explain(...question),
    })
    this.recording = new Recording({
      sender,
      clock,
      onProblem,
      isChainHeard: () => this.isChainHeard(),
      onRecorded: (id, transaction) => this.fate.recorded(id, transaction),
      onRefused: (id, reason) => this.fate.makeVoid(id, reason),
    })
    this.fate = new MeasureFate({
      ...{ chain, clock, table, held: this.held },
      onSettled: (id) => this.recording.remove(id),
      onChange: (row) => this.tell(row),
    })
    this.endings = [
      facts.onEvent((event) => this.fate.hear(event)),
      chain.onChange((change) => this.followModerator(change)),
    ]
    for (const row of table.held()) this.resume(row)
  }

  /**
   * Takes over what a moderator signed. From the reply on it is obeyed and survives a crash.
   * @throws MEASURE_REFUSED, a refusal by rule, CHAIN_STALE, ROOM_NOT_FOUND, TOO_MANY_REQUESTS
   */
  async accept(signed: SignedMeasure): Promise<Measure> {
    const { table, chain } = this.options
    const { room, moderator } = signed
    const known = table.find(signed.id)
    if (known) return this.words.view(known)
    this.admission.checkContent(signed)
    const unwatch = chain.watch(room, moderator)
    let isKept = false
    try {
      const denied = await this.admission.checkAuthority(signed)
      // From here on nothing waits.
      if (!this.admission.stillModerates(signed)) await this.admission.requireModerator(room, moderator)
      const again = table.find(signed.id)
      if (again) return this.words.view(again)
      this.admission.spendBudgets(signed)
      const row = this.obey(signed, denied)
      this.held.keepWatch(row.id, unwatch)
      isKept = true
      return await this.words.view(row)
    } finally {
      if (!isKept) unwatch()
    }
  }

  /** Orders and floors in force in a room. */
  inForce(room: bigint): Promise<Measure[]> {
    return Promise.all(this.options.table.running(room, this.nowSeconds()).map((row) => this.words.view(row)))
  }

  /** One that was taken here, in force or over; undefined when it is not known, or became void. */
  async find(room: bigint, id: Hex): Promise<Measure | undefined> {
    const row = this.options.table.find(id)
    return row === undefined || row.room !== room || row.state === "void" ? undefined : this.words.view(row)
  }

  /** Hears of every order and floor taken, recorded, voided or ended early. */
  onMeasure(listener: (measure: Measure) => void): () => void {
    return this.news.onMeasure(listener)
  }

  close(): void {
    for (const ending of this.endings) ending()
    this.recording.close()
    this.held.close()
    this.authority.close()
  }

  /** Media first, then the disk, then words. */
  private obey({ digest: _, ...signed }: SignedMeasure, denied: number): MeasureRow {
    const row: MeasureRow = { ...signed, state: "held", transaction: null, problem: null }
    this.held.hold(row, denied)
    try {
      this.options.table.add(row)
    } catch (error) {
      this.held.drop(row.id)
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
    this.held.keepWatch(row.id, this.options.chain.watch(row.room, row.moderator))
    this.held.hold(row, row.kind === "floor" ? ALL_CAPABILITIES : 0)
    if (row.kind === "floor") this.held.reviewFloors(row.room, row.subject)
  }

  private followModerator({ room, account, rights, certainty }: RightsChange): void {
    this.prepare(room, account, rights)
    const isLost = certainty === "certain" && !hasCapability(rights.capabilities, "MODERATE")
    if (isLost) this.fate.voidAll(room, account, "its moderator no longer holds MODERATE")
  }

  /** Asks in good time for what will be needed when the chain is silent. */
  private prepare(room: bigint, moderator: Address, { capabilities }: Rights): void {
    if (!hasCapability(capabilities, "MODERATE")) return
    this.options.facts.room(room).catch(() => {})
    this.options.facts.epoch(room, moderator).catch(() => {})
  }

  private tell(row: MeasureRow): void {
    this.options.onChange(row)
    this.news.tell(row)
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
