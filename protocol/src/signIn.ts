import type { Address } from "viem"
import { z } from "zod"
import { FULL_REACH, type ReachSet } from "./reach.ts"

/**
 * What a sign-in message (EIP-4361) binds in its `resources`, so that one signature signs a person in to one room on
 * one relay, with one session key, and says how far their picture and voice may go.
 */
export interface SignInBinding {
  readonly chainId: number
  /** The Rooms contract. */
  readonly rooms: Address
  readonly room: bigint
  /** Origin of the relay's HTTP interface, e.g. `https://relay.example`. */
  readonly relay: string
  /** Public half of the browser's session key: P-256, uncompressed point, base64url (WebCrypto "raw"). */
  readonly sessionKey: string
  /** Consent for any slot of the room until `consentExpiresAt`; 0 keeps everything off the record. */
  readonly reach: ReachSet
  /** Unix seconds. */
  readonly consentExpiresAt: number
  /** The speaker's consent epoch in the Consents contract; a withdrawal on chain raises it. */
  readonly consentEpoch: number
}

export const SIGN_IN_STATEMENT =
  "Sign in to this room. The resources below say which room, which relay, and how far your picture and voice may go."

/** Nonces live this long; a message signed later is refused. */
export const NONCE_LIFETIME_SECONDS = 300

/** The `resources` of a sign-in message, in this order. */
export function signInResources(binding: SignInBinding): string[] {
  return [
    `openair:room:${binding.chainId}:${binding.rooms.toLowerCase()}:${binding.room}`,
    `openair:relay:${binding.relay}`,
    `openair:session-key:p256:${binding.sessionKey}`,
    `openair:consent:${binding.reach}:${binding.consentExpiresAt}:${binding.consentEpoch}`,
  ]
}

const safeInteger = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
const decimal = /^(0|[1-9][0-9]{0,77})$/

/** Reads what {@link signInResources} wrote. Returns `undefined` for anything else: unknown, missing or reordered. */
export function parseSignInResources(resources: readonly string[]): SignInBinding | undefined {
  if (resources.length !== 4) return undefined
  const room = /^openair:room:([0-9]+):(0x[0-9a-f]{40}):([0-9]+)$/.exec(resources[0] ?? "")
  const relay = /^openair:relay:(https?:\/\/[^\s/]+)$/.exec(resources[1] ?? "")
  const key = /^openair:session-key:p256:([A-Za-z0-9_-]{87})$/.exec(resources[2] ?? "")
  const consent = /^openair:consent:([0-9]{1,3}):([0-9]{1,12}):([0-9]{1,15})$/.exec(resources[3] ?? "")
  if (!room || !relay || !key || !consent || !decimal.test(room[3] ?? "")) return undefined
  const numbers = z
    .tuple([safeInteger, safeInteger, safeInteger, safeInteger])
    .safeParse([room[1], ...consent.slice(1)])
  if (!numbers.success || numbers.data[1] > FULL_REACH) return undefined
  return {
    chainId: numbers.data[0],
    rooms: room[2] as Address,
    room: BigInt(room[3] as string),
    relay: relay[1] as string,
    sessionKey: key[1] as string,
    reach: numbers.data[1],
    consentExpiresAt: numbers.data[2],
    consentEpoch: numbers.data[3],
  }
}

/** What the session key signs to open a signalling connection (ECDSA P-256, SHA-256): fresh for each connection. */
export function connectionProof(relay: string, sessionId: string, challenge: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`openair:connect\n${relay}\n${sessionId}\n${challenge}`)
}
