import type { Broadcast, Broadcasts, BusEntry } from "./Broadcast.ts"
import type { Clock } from "./Clock.ts"

/** A broadcast that could not be opened is tried again after this. */
const RETRY_MS = 2000

/** A room's broadcast: opened while the room is on air, closed after, always showing the newest bus. */
export class OnAir {
  private readonly room: bigint
  private readonly broadcasts: Broadcasts
  private readonly clock: Clock
  private readonly onChange: (problem: unknown) => void
  private wanted: { title: string; subtitle: string } | undefined
  private entries: readonly BusEntry[] = []
  private broadcast: Broadcast | undefined
  private working: Promise<void> | undefined
  private cancelRetry: () => void = () => {}

  /** @param onChange hears that a broadcast was opened or closed (undefined), or why it was not. */
  constructor(room: bigint, broadcasts: Broadcasts, clock: Clock, onChange: (problem: unknown) => void) {
    this.room = room
    this.broadcasts = broadcasts
    this.clock = clock
    this.onChange = onChange
  }

  get current(): Broadcast | undefined {
    return this.broadcast
  }

  /** @param slate undefined: off air. */
  set(slate: { title: string; subtitle: string } | undefined): void {
    this.wanted = slate
    if (slate && this.broadcast) this.broadcast.setSlate(slate.title, slate.subtitle)
    this.work()
  }

  /** Who is not in `entries` is out of the mix from the next tick on. */
  setProgram(entries: readonly BusEntry[]): void {
    this.entries = entries
    this.broadcast?.setProgram(entries)
  }

  async close(): Promise<void> {
    this.set(undefined)
    await this.working
  }

  private work(): void {
    this.cancelRetry()
    this.working ??= this.follow().finally(() => {
      this.working = undefined
    })
  }

  private async follow(): Promise<void> {
    while ((this.wanted !== undefined) !== (this.broadcast !== undefined)) {
      try {
        if (this.wanted) {
          const broadcast = await this.broadcasts.open(this.room, this.wanted)
          broadcast.setProgram(this.entries)
          this.broadcast = broadcast
        } else {
          const broadcast = this.broadcast
          this.broadcast = undefined
          await broadcast?.close()
        }
        this.onChange(undefined)
      } catch (error) {
        this.onChange(error)
        this.cancelRetry = this.clock.at(this.clock.nowMs() + RETRY_MS, () => this.work())
        return
      }
    }
  }
}
