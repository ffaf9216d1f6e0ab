import type { RestartPolicy } from "./Service.ts"

/** Counts crashes in a sliding window and says how long to wait before the next start. */
export class RestartBudget {
  readonly #policy: RestartPolicy
  #crashTimesMs: number[] = []

  constructor(policy: RestartPolicy) {
    this.#policy = policy
  }

  /** The wait before the next start, in ms; `undefined` when the budget is spent. */
  nextDelayMs(nowMs: number): number | undefined {
    const { limit, withinMs, backoffMs, maxBackoffMs } = this.#policy
    this.#crashTimesMs = [...this.#crashTimesMs.filter((time) => time > nowMs - withinMs), nowMs]
    const crashes = this.#crashTimesMs.length
    return crashes > limit ? undefined : Math.min(backoffMs * 2 ** (crashes - 1), maxBackoffMs)
  }
}
