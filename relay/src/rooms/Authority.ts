import type { Capability, CapabilitySet, Explanation } from "@openair/protocol"
import type { Address } from "viem"

/** What the chain says an account may do in a room at a moment. */
export interface Rights {
  readonly capabilities: CapabilitySet
  /** Unix seconds when this may change without any block; `undefined` when no time is known. */
  readonly validUntil: number | undefined
}

/**
 * A change of somebody's rights.
 * `suspected`: a loss seen at one provider only: pause media, do not close. `certain`: confirmed; act on it.
 */
export interface RightsChange {
  readonly room: bigint
  readonly account: Address
  readonly rights: Rights
  readonly certainty: "suspected" | "certain"
}

/**
 * Who may do what, read from the contracts: at every head (coalesced), at once when a log touches the room, and when a
 * `validUntil` passes between blocks. Never from the subgraph, never from a token the relay issued.
 */
export interface Authority {
  /** Rights now, for an account about to enter. Throws OpenairError CHAIN_STALE when the head is older than the grace. */
  rightsNow(room: bigint, account: Address): Promise<Rights>
  /** What was last read about an account that is watched, however old; undefined when there is nothing. */
  rightsKnown(room: bigint, account: Address): Rights | undefined
  /** Keeps watching an account in a room until the returned function is called. Changes arrive by `onChange`. */
  watch(room: bigint, account: Address): () => void
  onChange(listener: (change: RightsChange) => void): () => void
  /** Which rule decides, for showing to people. */
  explain(room: bigint, account: Address, capability: Capability): Promise<Explanation>
  /** The speaker's consent epoch in the room; a consent signed for an older one is void. */
  consentEpoch(room: bigint, account: Address): Promise<bigint>
  onConsentEpoch(listener: (room: bigint, account: Address, epoch: bigint) => void): () => void
}
