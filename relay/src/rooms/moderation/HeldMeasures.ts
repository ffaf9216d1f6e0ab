import type { CapabilitySet } from "@openair/protocol"
import type { Address, Hex } from "viem"
import type { MeasureRow } from "../../store/MeasureTable.ts"
import type { Authority } from "../Authority.ts"
import type { Clock } from "../Clock.ts"
import type { ModerationFacts } from "../ModerationFacts.ts"
import { MeasureBook } from "./MeasureBook.ts"

export interface HeldMeasuresOptions {
  readonly clock: Clock
  readonly facts: Pick<ModerationFacts, "denied">
  /** Hears at once whose rights may have changed. */
  readonly onTouch: (room: bigint, subject: Address) => void
}

/** What is obeyed besides the chain's word, and the watches over those who signed it. Every change takes effect at once. */
export class HeldMeasures {
  readonly book: MeasureBook
  private readonly options: HeldMeasuresOptions
  private readonly watches = new Map<Hex, ReturnType<Authority["watch"]>>()

  constructor(options: HeldMeasuresOptions) {
    this.options = options
    this.book = new MeasureBook(options.clock, (row) => this.touch(row))
  }

  /** @param denied for floors: what sanctions and recorded orders take from the subject. */
  hold(row: MeasureRow, denied: CapabilitySet): void {
    this.book.add(row, denied)
    this.touch(row)
  }

  /** Keeps a watch over its moderator until it is dropped. */
  keepWatch(id: Hex, unwatch: () => void): void {
    this.watches.set(id, unwatch)
  }

  isHeld(id: Hex): boolean {
    return this.book.get(id) !== undefined
  }

  drop(id: Hex): void {
    const row = this.book.remove(id)
    this.watches.get(id)?.()
    this.watches.delete(id)
    if (row) this.touch(row)
  }

  /** Keeps of one only these bits. */
  narrow(row: MeasureRow, bits: CapabilitySet): void {
    this.book.narrow(row.id, bits)
    this.touch(row)
  }

  /** Sanctions and recorded orders win over floors: at once by what was told, then by what the chain says. */
  deny(room: bigint, subject: Address, bits: CapabilitySet): void {
    this.book.deny(room, subject, (before) => before | bits)
    this.reviewFloors(room, subject)
  }

  /** Asks the chain again what it takes from somebody who holds the floor. */
  reviewFloors(room: bigint, subject: Address): void {
    const { facts, onTouch } = this.options
    if (!this.book.of(room, subject).some(({ kind }) => kind === "floor")) return
    onTouch(room, subject)
    facts.denied(room, subject).then(
      (denied) => {
        this.book.deny(room, subject, () => denied)
        onTouch(room, subject)
      },
      () => {},
    )
  }

  close(): void {
    this.book.close()
    for (const unwatch of this.watches.values()) unwatch()
  }

  private touch({ room, subject }: MeasureRow): void {
    this.options.onTouch(room, subject)
  }
}
