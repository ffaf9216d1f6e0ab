import type { Address, Hex, TypedDataDomain } from "viem"

/**
 * What people sign besides their sign-in (EIP-712). Field order and names are the contracts' own:
 * changing one here without changing it there makes every signature invalid.
 */
export const VOTE_TYPES = {
  Vote: [
    { name: "room", type: "uint256" },
    { name: "ballot", type: "bytes32" },
    { name: "callHash", type: "bytes32" },
    { name: "support", type: "uint8" },
    { name: "deadline", type: "uint64" },
  ],
} as const

/** `support` as the ballots count it, in the order of OpenZeppelin's GovernorCountingSimple. */
export const SUPPORT = { against: 0, for: 1, abstain: 2 } as const
export type Support = (typeof SUPPORT)[keyof typeof SUPPORT]

/** Times are Unix seconds. */
export interface Vote {
  readonly room: bigint
  readonly ballot: Hex
  readonly callHash: Hex
  readonly support: Support
  readonly deadline: bigint
}

export const CONSENT_TYPES = {
  Consent: [
    { name: "room", type: "uint256" },
    { name: "slot", type: "uint256" },
    { name: "reach", type: "uint8" },
    { name: "issuedAt", type: "uint64" },
    { name: "expiresAt", type: "uint64" },
    { name: "epoch", type: "uint64" },
  ],
} as const

/** Slot 0 means any slot of the room. Times are Unix seconds. */
export interface Consent {
  readonly room: bigint
  readonly slot: bigint
  readonly reach: number
  readonly issuedAt: bigint
  readonly expiresAt: bigint
  readonly epoch: bigint
}

/** Approvals of a round's entries, counted in its `approveBySig`. Slots in any order, each once. */
export const APPROVAL_TYPES = {
  Approval: [
    { name: "room", type: "uint256" },
    { name: "round", type: "bytes32" },
    { name: "slots", type: "uint256[]" },
    { name: "deadline", type: "uint64" },
  ],
} as const

/** What a relay's signer signs so that `operator` may register it under `url`. */
export const RELAY_REGISTRATION_TYPES = {
  RelayRegistration: [
    { name: "url", type: "string" },
    { name: "operator", type: "address" },
    { name: "version", type: "uint32" },
  ],
} as const

export function ballotsDomain(chainId: number, ballots: Address): TypedDataDomain {
  return { name: "Openair Ballots", version: "1", chainId, verifyingContract: ballots }
}

export function consentsDomain(chainId: number, consents: Address): TypedDataDomain {
  return { name: "Openair Consents", version: "1", chainId, verifyingContract: consents }
}

export function roundsDomain(chainId: number, rounds: Address): TypedDataDomain {
  return { name: "Openair Rounds", version: "1", chainId, verifyingContract: rounds }
}

export function relaysDomain(chainId: number, relays: Address): TypedDataDomain {
  return { name: "Openair Relays", version: "1", chainId, verifyingContract: relays }
}
