import type { Address, Hex } from "viem"
import type { MeasureRow, MeasureTable } from "../../store/MeasureTable.ts"
import type { Authority } from "../Authority.ts"
import type { Clock } from "../Clock.ts"
import type { ModerationEvent } from "../ModerationFacts.ts"
import { handOver } from "./HandOver.ts"
import type { HeldMeasures } from "./HeldMeasures.ts"

export interface MeasureFateOptions {
  readonly chain: Authority
  readonly clock: Clock
  readonly table: MeasureTable
  readonly held: HeldMeasures
  /** One need not be recorded any more. */
  readonly onSettled: (id: Hex) => void
  /** One has changed, as it stands now. */
  readonly onChange: (row: MeasureRow) => void
}

/** What becomes of orders and floors once they are taken over: recorded, void, narrowed, or ended before their time. */
export class MeasureFate {
  private readonly options: MeasureFateOptions

  constructor(options: MeasureFateOptions) {
    this.options = options
  }

  /** Follows what the chain tells. */
  hear(event: ModerationEvent): void {
    const { table, held } = this.options
    switch (event.what) {
      case "recorded":
        if (event.kind === "order") held.deny(event.room, event.subject, event.bits)
        this.recorded(event.id, null, event.bits)
        break
      case "withdrawn":
        this.ended(event.id, "it was withdrawn")
        break
      case "overturned":
        this.ended(event.id, "it was overturned")
        break
      case "ratified":
        table.uncount(event.id)
        break
      case "sanctioned":
        held.deny(event.room, event.subject, event.bits)
        break
      case "lifted":
        this.lifted(event)
        held.reviewFloors(event.room, event.subject)
        break
      case "epoch": {
        const problem = "its moderator voided it, or was deprived of MODERATE"
        this.voidAll(event.room, event.moderator, problem, event.epoch)
        break
      }
    }
  }

  /** It is on chain; the relay lets go of it when the chain's word contains it. @param bits what of it takes effect, where told. */
  recorded(id: Hex, transaction: Hex | null, bits?: number): void {
    const { table, chain, clock, held, onSettled } = this.options
    const before = table.find(id)
    if (!before) return
    onSettled(id)
    if (bits !== undefined && bits !== before.bits) this.narrow(before, bits)
    if (before.state === "recorded" && (transaction === null || before.transaction !== null)) return
    table.settle(id, "recorded", transaction, null)
    this.told(id)
    if (before.state !== "held") return
    handOver(before, { chain, clock, isHeld: () => held.isHeld(id), done: () => held.drop(id) })
  }

  /** Nobody may rely on it any more. */
  makeVoid(id: Hex, problem: string): void {
    const { table, held, onSettled } = this.options
    if (table.find(id)?.state !== "held") return
    table.settle(id, "void", null, problem)
    onSettled(id)
    held.drop(id)
    this.told(id)
  }

  /** @param epoch only what was signed under an older one. */
  voidAll(room: bigint, moderator: Address, problem: string, epoch?: bigint): void {
    for (const row of this.options.table.held()) {
      const isTheirs = row.room === room && row.moderator === moderator
      if (isTheirs && (epoch === undefined || row.moderatorEpoch < epoch)) this.makeVoid(row.id, problem)
    }
  }

  private ended(id: Hex, problem: string): void {
    const { table, held } = this.options
    if (!table.find(id)) return
    table.endAt(id, this.nowSeconds(), problem)
    held.drop(id)
    this.told(id)
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
    this.options.held.narrow(row, bits)
  }

  private told(id: Hex): void {
    const row = this.options.table.find(id)
    if (row) this.options.onChange(row)
  }

  private nowSeconds(): number {
    return Math.floor(this.options.clock.nowMs() / 1000)
  }
}
