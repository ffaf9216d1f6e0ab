import type { Address, Hex } from "viem"
import type { MeasureRow, MeasureTable } from "../../store/MeasureTable.ts"
import type { Authority } from "../Authority.ts"
import type { Clock } from "../Clock.ts"
import type { ModerationFacts } from "../ModerationFacts.ts"
import type { MeasureSender } from "./Recording.ts"
import type { ModerationDomain } from "./SignedMeasure.ts"

/** What moderation is built from. */
export interface ModerationOptions {
  /** The chain's word. */
  readonly chain: Authority
  readonly facts: ModerationFacts
  readonly table: MeasureTable
  readonly clock: Clock
  readonly domain: ModerationDomain
  /** Whether a digest's signature is the moderator's. @throws when the chain had to be asked and did not answer. */
  readonly verify: (moderator: Address, digest: Hex, signature: Hex) => Promise<boolean>
  /** undefined when this relay does not serve it. */
  readonly roomName: (room: bigint) => string | undefined
  readonly nameOf: (account: Address) => Promise<string | null>
  readonly sender: MeasureSender | undefined
  /** For audit and metrics: one was taken, recorded, voided, or ended early. */
  readonly onChange: (row: MeasureRow) => void
  readonly onProblem: (problem: string) => void
}
