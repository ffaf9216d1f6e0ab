import type { Clock } from "../rooms/Clock.ts"

/** Heads alone cause at most one batch a room in this time; logs and timers do not wait. */
const MIN_INTERVAL_MS = 1000
/** A read that failed is repeated. */
const RETRY_MS = 500

/** When to ask for a room: at once, or after a pause since the last time; one read at a time. */
export class RoomReader {
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
