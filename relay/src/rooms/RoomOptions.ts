import type { Address } from "viem"
import type { Authority } from "./Authority.ts"
import type { Broadcasts } from "./Broadcast.ts"
import type { Clock } from "./Clock.ts"
import type { ConsentBook } from "./ConsentBook.ts"
import type { Media } from "./Media.ts"
import type { Moderation } from "./moderation/Moderation.ts"
import type { ProgrammeClock } from "./ProgrammeClock.ts"

/** Something an operator, a metric or the audit wants to know. */
export type RoomEvent =
  | { readonly what: "joined" | "left" | "lost" | "removed" | "replaced"; readonly account: Address }
  | {
      readonly what: "rightsLost"
      readonly account: Address
      readonly lost: number
      readonly certainty: "suspected" | "certain"
      /** From hearing of it to the engine's word. */
      readonly stoppedAfterMs: number
    }
  | { readonly what: "air"; readonly onAir: boolean }
  | { readonly what: "problem"; readonly problem: string }

/** What a room is built from. */
export interface RoomOptions {
  readonly room: bigint
  readonly name: string
  readonly ensName: string | null
  readonly authority: Authority
  /** Its orders and floors are part of what `authority` says; from here people are told of them. */
  readonly moderation: Pick<Moderation, "inForce" | "onMeasure">
  readonly programme: ProgrammeClock
  readonly media: Media
  readonly broadcasts: Broadcasts
  readonly consents: ConsentBook
  readonly clock: Clock
  /** Primary name, verified forward; null when there is none or nobody knows. */
  readonly nameOf: (account: Address) => Promise<string | null>
  readonly peopleLimit: number
  readonly lingerSeconds: number
  readonly onEvent: (room: bigint, event: RoomEvent) => void
}
