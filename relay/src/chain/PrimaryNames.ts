import type { Address, PublicClient } from "viem"
import { normalized } from "./normalized.ts"

const KNOWN_MS = 5 * 60_000
const UNKNOWN_MS = 60_000
const MAX_ENTRIES = 5000
/** A name is decoration: nobody waits longer for it. */
const DEADLINE_MS = 1000

/** Primary ENS names that resolve back to the account (ENSIP-3), remembered for a while. */
export class PrimaryNames {
  private readonly client: PublicClient
  private readonly cache = new Map<Address, { readonly name: Promise<string | null>; untilMs: number }>()

  constructor(client: PublicClient) {
    this.client = client
  }

  /** null when there is none, it does not resolve back, or nobody knows in time. */
  async nameOf(account: Address): Promise<string | null> {
    const key = account.toLowerCase() as Address
    const cached = this.cache.get(key)
    if (cached && cached.untilMs > Date.now()) return withDeadline(cached.name)
    const entry = { name: this.ask(key), untilMs: Date.now() + UNKNOWN_MS }
    this.cache.delete(key)
    this.cache.set(key, entry)
    if (this.cache.size > MAX_ENTRIES) this.cache.delete(this.cache.keys().next().value as Address)
    entry.name.then(
      (name) => {
        if (name !== null) entry.untilMs = Date.now() + KNOWN_MS
      },
      () => this.cache.delete(key),
    )
    return withDeadline(entry.name)
  }

  private async ask(account: Address): Promise<string | null> {
    const name = await this.client.getEnsName({ address: account })
    // Names that are not normalised can look like others (ENSIP-15).
    if (name === null || normalized(name) !== name) return null
    const address = await this.client.getEnsAddress({ name })
    return address?.toLowerCase() === account ? name : null
  }
}

function withDeadline(name: Promise<string | null>): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), DEADLINE_MS)
    name
      .catch(() => null)
      .then((known) => {
        clearTimeout(timer)
        resolve(known)
      })
  })
}
