/** How a wait ended. */
export type WaitResult = "ready" | "timeout" | "full"

/**
 * Requests that wait for something not made yet: a part, a segment, the first playlist. Bounded in number and time;
 * looked at again whenever the live edge moves.
 */
export class Waiters {
  readonly #limit: number
  readonly #waiting = new Set<() => boolean>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get size(): number {
    return this.#waiting.size
  }

  /** Resolves as soon as `isReady` says so, at the latest after `timeoutMs`; `signal` gives up early. */
  wait(isReady: () => boolean, timeoutMs: number, signal: AbortSignal): Promise<WaitResult> {
    if (isReady()) return Promise.resolve("ready")
    if (this.#waiting.size >= this.#limit) return Promise.resolve("full")
    return new Promise((resolve) => {
      const finish = (result: WaitResult) => {
        clearTimeout(timer)
        signal.removeEventListener("abort", giveUp)
        this.#waiting.delete(check)
        resolve(result)
      }
      const check = () => {
        if (!isReady()) return false
        finish("ready")
        return true
      }
      const giveUp = () => finish("timeout")
      const timer = setTimeout(giveUp, timeoutMs)
      signal.addEventListener("abort", giveUp)
      this.#waiting.add(check)
    })
  }

  /** The live edge moved, or the program ended. */
  notify(): void {
    for (const check of this.#waiting) check()
  }
}
