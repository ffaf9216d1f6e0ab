import { RECORD_WITHIN_SECONDS } from "@openair/protocol"
import type { Hex } from "viem"
import type { MeasureKind, MeasureRow } from "../../store/MeasureTable.ts"
import type { Clock } from "../Clock.ts"

export interface RecordOutcome {
  readonly id: Hex
  /** refused: for good. later: not now; it may be tried again. */
  readonly state: "recorded" | "refused" | "later"
  readonly transaction: Hex | null
  readonly reason: string | null
}

/** Puts orders or floors on chain; resolves with what became of each. Rejects when nothing was sent. */
export interface MeasureSender {
  record(kind: MeasureKind, measures: readonly MeasureRow[]): Promise<readonly RecordOutcome[]>
}

export interface RecordingOptions {
  /** undefined: this relay has no account to pay from; others may record what it holds. */
  readonly sender: MeasureSender | undefined
  readonly clock: Clock
  /** Whether the chain answers: only then may silence be taken for a no. */
  readonly isChainHeard: () => Promise<boolean>
  readonly onRecorded: (id: Hex, transaction: Hex | null) => void
  readonly onRefused: (id: Hex, reason: string) => void
  readonly onProblem: (problem: string) => void
}

/** Long enough for the orders of a moment to share a transaction. */
const GATHER_MS = 2000
const RETRY_MS = 5000
/** Sanctions.MAX_BATCH */
const MAX_BATCH = 32
/** What is not recorded by then cannot be any more. */
const LAPSE_SECONDS = RECORD_WITHIN_SECONDS + 30

/** Has what moderators signed put on chain within a minute, in batches. */
export class Recording {
  private readonly options: RecordingOptions
  private readonly queue = new Map<Hex, MeasureRow>()
  private cancel: (() => void) | undefined
  private isSending = false
  private closed = false

  constructor(options: RecordingOptions) {
    this.options = options
  }

  add(row: MeasureRow): void {
    this.queue.set(row.id, row)
    this.schedule(GATHER_MS)
  }

  remove(id: Hex): void {
    this.queue.delete(id)
  }

  close(): void {
    this.closed = true
    this.cancel?.()
  }

  private schedule(delayMs: number): void {
    if (this.closed || this.cancel || this.isSending || this.queue.size === 0) return
    const { clock } = this.options
    this.cancel = clock.at(clock.nowMs() + delayMs, () => {
      this.cancel = undefined
      void this.flush()
    })
  }

  private async flush(): Promise<void> {
    this.isSending = true
    for (const kind of ["order", "floor"] as const) await this.send(kind)
    await this.dropLapsed()
    this.isSending = false
    this.schedule(RETRY_MS)
  }

  private async send(kind: MeasureKind): Promise<void> {
    const { sender, onRecorded, onRefused, onProblem } = this.options
    const rows = [...this.queue.values()].filter((row) => row.kind === kind).slice(0, MAX_BATCH)
    if (!sender || rows.length === 0) return
    try {
      for (const { id, state, transaction, reason } of await sender.record(kind, rows)) {
        if (state === "later") continue
        this.queue.delete(id)
        if (state === "recorded") onRecorded(id, transaction)
        else onRefused(id, reason ?? "the contract left it out")
      }
    } catch (error) {
      onProblem(`${kind}s were not recorded: ${error instanceof Error ? error.message : error}`)
    }
  }

  private async dropLapsed(): Promise<void> {
    const { clock, isChainHeard, onRefused } = this.options
    const before = clock.nowMs() / 1000 - LAPSE_SECONDS
    const lapsed = [...this.queue.values()].filter(({ issuedAt }) => issuedAt < before)
    if (lapsed.length === 0 || !(await isChainHeard())) return
    for (const { id } of lapsed) {
      // It may have been recorded while we asked.
      if (this.queue.delete(id)) onRefused(id, "nobody recorded it within ten minutes")
    }
  }
}
