import { OpenairError } from "@openair/protocol"
import type { Clock } from "../rooms/Clock.ts"
import type { Heads } from "./Heads.ts"

/** Whether the newest head is young enough to let anybody in. It is the head's age that counts, not the socket's state. */
export class Freshness {
  private readonly heads: Pick<Heads, "ageSeconds">
  private readonly clock: Clock
  private readonly graceSeconds: number

  constructor(heads: Pick<Heads, "ageSeconds">, clock: Clock, graceSeconds: number) {
    this.heads = heads
    this.clock = clock
    this.graceSeconds = graceSeconds
  }

  isStale(): boolean {
    return this.heads.ageSeconds(this.clock.nowMs()) > this.graceSeconds
  }

  /** @throws CHAIN_STALE */
  require(): void {
    if (this.isStale()) throw this.error()
  }

  error(options?: ErrorOptions): OpenairError {
    const ageSeconds = this.heads.ageSeconds(this.clock.nowMs())
    const detail = { ageSeconds: Number.isFinite(ageSeconds) ? Math.round(ageSeconds) : "many" }
    return new OpenairError("CHAIN_STALE", detail, options)
  }
}
