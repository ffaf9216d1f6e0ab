import type { CapabilitySet } from "@openair/protocol"
import type { Address, Hex } from "viem"

/** What moderation must know of a room. */
export interface ModeratedRoom {
  /** Lower case, as all addresses here. */
  readonly sanctions: Address
  readonly governor: Address
  /** Capabilities that floors may grant. */
  readonly delegable: CapabilitySet
  readonly closed: boolean
}

/** What the chain tells of moderation. Times are Unix seconds. */
export type ModerationEvent =
  | {
      readonly what: "recorded"
      readonly kind: "order" | "floor"
      readonly id: Hex
      readonly room: bigint
      readonly subject: Address
      readonly moderator: Address
      /** What of it takes effect. */
      readonly bits: CapabilitySet
    }
  | {
      readonly what: "withdrawn" | "overturned" | "ratified"
      readonly id: Hex
      readonly room: bigint
    }
  | { readonly what: "sanctioned"; readonly room: bigint; readonly subject: Address; readonly bits: CapabilitySet }
  | {
      readonly what: "lifted"
      readonly room: bigint
      readonly subject: Address
      readonly bits: CapabilitySet
      readonly liftedAt: number
    }
  | { readonly what: "epoch"; readonly room: bigint; readonly moderator: Address; readonly epoch: bigint }

/** What the contracts say about moderation besides capabilities. What was asked once is known while the chain is silent, too. */
export interface ModerationFacts {
  /** @throws CHAIN_STALE when it was never read and cannot be now. */
  room(room: bigint): Promise<ModeratedRoom>
  /** The epoch a moderator signs under. @throws CHAIN_STALE as above. */
  epoch(room: bigint, moderator: Address): Promise<bigint>
  /** What sanctions and recorded orders take from an account now. @throws CHAIN_STALE when it cannot be read. */
  denied(room: bigint, account: Address): Promise<CapabilitySet>
  onEvent(listener: (event: ModerationEvent) => void): () => void
}
