import type { CapabilitySet } from "@openair/protocol"
import type { Address, Hex } from "viem"
import type { MeasureRow } from "../../store/MeasureTable.ts"
import type { Rights } from "../Authority.ts"
import type { Clock } from "../Clock.ts"

interface Entry {
  row: MeasureRow
  /** For floors: what sanctions and recorded orders take from the subject; these win. */
  denied: CapabilitySet
  cancel: () => void
}

/** The orders and floors that hold besides the chain's word: signed, and not (surely) part of that word yet. */
export class MeasureBook {
  private readonly clock: Clock
  private readonly onEnd: (row: MeasureRow) => void
  private readonly entries = new Map<Hex, Entry>()

  /** @param onEnd hears of those whose time is over, after they have ceased to count. */
  constructor(clock: Clock, onEnd: (row: MeasureRow) => void) {
    this.clock = clock
    this.onEnd = onEnd
  }

  /** @param denied for floors: see {@link deny}. */
  add(row: MeasureRow, denied: CapabilitySet): void {
    this.entries.get(row.id)?.cancel()
    const cancel = this.clock.at(row.endsAt * 1000, () => {
      this.remove(row.id)
      this.onEnd(row)
    })
    this.entries.set(row.id, { row, denied, cancel })
  }

  /** @returns it, if it was there. */
  remove(id: Hex): MeasureRow | undefined {
    const entry = this.entries.get(id)
    entry?.cancel()
    this.entries.delete(id)
    return entry?.row
  }

  get(id: Hex): MeasureRow | undefined {
    return this.entries.get(id)?.row
  }

  /** Keeps of one only these bits. */
  narrow(id: Hex, bits: CapabilitySet): void {
    const entry = this.entries.get(id)
    if (entry) entry.row = { ...entry.row, bits }
  }

  of(room: bigint, subject?: Address): MeasureRow[] {
    return [...this.entries.values()]
      .map(({ row }) => row)
      .filter((row) => row.room === room && (subject === undefined || row.subject === subject))
  }

  all(): MeasureRow[] {
    return [...this.entries.values()].map(({ row }) => row)
  }

  /** Takes note of what sanctions take from somebody: their floors do not give it back. */
  deny(room: bigint, subject: Address, denied: (before: CapabilitySet) => CapabilitySet): void {
    for (const entry of this.entries.values()) {
      const { kind, room: itsRoom, subject: whose } = entry.row
      if (kind === "floor" && itsRoom === room && whose === subject) entry.denied = denied(entry.denied)
    }
  }

  /** What the relay grants: the chain's capabilities, plus floors, minus orders. */
  apply(room: bigint, subject: Address, rights: Rights): Rights {
    let { capabilities, validUntil } = rights
    let denies = 0
    for (const { row, denied } of this.entries.values()) {
      if (row.room !== room || row.subject !== subject) continue
      if (row.kind === "order") denies |= row.bits
      else capabilities |= row.bits & ~denied
      validUntil = Math.min(validUntil ?? row.endsAt, row.endsAt)
    }
    return { capabilities: capabilities & ~denies, validUntil }
  }

  close(): void {
    for (const { cancel } of this.entries.values()) cancel()
    this.entries.clear()
  }
}
