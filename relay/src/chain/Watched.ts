import type { Address } from "viem"
import type { Rights, RightsChange } from "../rooms/Authority.ts"

/** What is known of one account in one room that somebody watches. */
export class Watched {
  readonly room: bigint
  /** Lower case. */
  readonly account: Address
  watchers = 0
  private known: Rights | undefined
  private lastRead = 0
  /** All that was had and is not certainly lost. */
  private confirmed = 0
  /** When the newest loss was first seen; undefined when nothing is suspected. */
  private lossSeenAtMs: number | undefined

  constructor(room: bigint, account: Address) {
    this.room = room
    this.account = account
  }

  /** What was last told or handed out; undefined before the first answer. */
  get rights(): Rights | undefined {
    return this.known
  }

  get suspectedAtMs(): number | undefined {
    return this.lossSeenAtMs
  }

  /** Number of the read the rights came from: a batch asked later may have answered before. */
  get readNumber(): number {
    return this.lastRead
  }

  /**
   * Takes an answer over. A loss is suspected until it has stood for `reorgMs`; a gain counts at once.
   * @returns what changed, if anything did.
   */
  take(rights: Rights, readNumber: number, nowMs: number, reorgMs: number): RightsChange | undefined {
    const change = this.known && this.compare(this.known, rights, nowMs, reorgMs)
    this.known = rights
    this.confirmed |= rights.capabilities
    this.lastRead = readNumber
    return change
  }

  private compare(before: Rights, rights: Rights, nowMs: number, reorgMs: number): RightsChange | undefined {
    this.confirmed |= rights.capabilities
    const missing = this.confirmed & ~rights.capabilities
    if (missing === 0) this.lossSeenAtMs = undefined
    else if ((before.capabilities & ~rights.capabilities) !== 0) this.lossSeenAtMs = nowMs
    const isCertain = this.lossSeenAtMs === undefined || nowMs >= this.lossSeenAtMs + reorgMs
    if (isCertain && missing !== 0) {
      this.confirmed = rights.capabilities
      this.lossSeenAtMs = undefined
    } else if (before.capabilities === rights.capabilities && before.validUntil === rights.validUntil) {
      return undefined
    }
    return { room: this.room, account: this.account, rights, certainty: isCertain ? "certain" : "suspected" }
  }
}
