import { type Address, encodeAbiParameters, type Hex, hashTypedData, keccak256, type TypedDataDomain } from "viem"

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

export const ORDER_TYPES = {
  Order: [
    { name: "room", type: "uint256" },
    { name: "subject", type: "address" },
    { name: "denies", type: "uint32" },
    { name: "reasonHash", type: "bytes32" },
    { name: "issuedAt", type: "uint64" },
    { name: "expiresAt", type: "uint64" },
    { name: "moderatorEpoch", type: "uint64" },
    { name: "nonce", type: "uint256" },
  ],
} as const

/** A moderator's short-lived denial. Times are Unix seconds; `denies` is a capability set; `reasonHash` keccak256 of the reason, or zero. */
export interface Order {
  readonly room: bigint
  readonly subject: Address
  readonly denies: number
  readonly reasonHash: Hex
  readonly issuedAt: bigint
  readonly expiresAt: bigint
  readonly moderatorEpoch: bigint
  readonly nonce: bigint
}

export const FLOOR_TYPES = {
  Floor: [
    { name: "room", type: "uint256" },
    { name: "subject", type: "address" },
    { name: "grants", type: "uint32" },
    { name: "issuedAt", type: "uint64" },
    { name: "expiresAt", type: "uint64" },
    { name: "moderatorEpoch", type: "uint64" },
    { name: "nonce", type: "uint256" },
  ],
} as const

/** A moderator's short-lived grant of capabilities the room made delegable. Times are Unix seconds. */
export interface Floor {
  readonly room: bigint
  readonly subject: Address
  readonly grants: number
  readonly issuedAt: bigint
  readonly expiresAt: bigint
  readonly moderatorEpoch: bigint
  readonly nonce: bigint
}

/** What a moderator signs for an order. @param sanctions the contract that records it. */
export function orderDigest(chainId: number, sanctions: Address, order: Order): Hex {
  const domain = moderationDomain(chainId, sanctions)
  return hashTypedData({ domain, types: ORDER_TYPES, primaryType: "Order", message: { ...order } })
}

/** What a moderator signs for a floor. @param sanctions the contract that records it. */
export function floorDigest(chainId: number, sanctions: Address, floor: Floor): Hex {
  const domain = moderationDomain(chainId, sanctions)
  return hashTypedData({ domain, types: FLOOR_TYPES, primaryType: "Floor", message: { ...floor } })
}

/** The name of a signed order or floor, on chain and everywhere else: of its digest and who signed it. */
export function measureId(digest: Hex, moderator: Address): Hex {
  return keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "address" }], [digest, moderator]))
}

export function moderationDomain(chainId: number, sanctions: Address): TypedDataDomain {
  return { name: "Openair Moderation", version: "1", chainId, verifyingContract: sanctions }
}

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
