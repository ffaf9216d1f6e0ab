import { createHash, randomBytes } from "node:crypto"

const WINDOW_MS = 10_000
/** Distinct viewers remembered for a room; beyond it the count no longer grows. */
const MAX_REMEMBERED = 50_000

/**
 * Viewers of one room: distinct clients (address and user agent, hashed with a salt that dies with the process) that
 * asked for a media playlist within the last ten seconds. Plain on purpose: no cookie, nothing kept. Viewers behind one
 * address with the same browser count as one; behind a cache only the cache is seen.
 */
export class ViewerCount {
  readonly #salt = randomBytes(16)
  readonly #seenMs = new Map<string, number>()

  see(address: string, userAgent: string, nowMs: number): void {
    const key = createHash("sha256").update(this.#salt).update(address).update("\0").update(userAgent).digest("base64")
    if (this.#seenMs.has(key) || this.#seenMs.size < MAX_REMEMBERED) this.#seenMs.set(key, nowMs)
  }

  count(nowMs: number): number {
    for (const [key, seenMs] of this.#seenMs) if (nowMs - seenMs > WINDOW_MS) this.#seenMs.delete(key)
    return this.#seenMs.size
  }
}
