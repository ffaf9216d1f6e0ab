import { connectionProof } from "../signIn.ts"
import { toBase64url } from "./base64url.ts"

const CURVE = { name: "ECDSA", namedCurve: "P-256" } as const
const SIGNATURE = { name: "ECDSA", hash: "SHA-256" } as const

/** The key a sign-in binds to; its private half never leaves the browser, not even towards its own page. */
export interface SessionKey {
  readonly privateKey: CryptoKey
  /** Uncompressed point, base64url (WebCrypto "raw"): what the sign-in message names. */
  readonly publicKey: string
}

/** A fresh P-256 key whose private half cannot be exported. Can be kept in IndexedDB as it is. */
export async function createSessionKey(): Promise<SessionKey> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ["sign", "verify"])
  const point = await crypto.subtle.exportKey("raw", pair.publicKey)
  return { privateKey: pair.privateKey, publicKey: toBase64url(new Uint8Array(point)) }
}

/** Signs {@link connectionProof}: ECDSA P-256 over SHA-256, r ‖ s (IEEE P1363), base64url. */
export async function proveSessionKey(
  key: SessionKey,
  relay: string,
  sessionId: string,
  challenge: string,
): Promise<string> {
  const signature = await crypto.subtle.sign(SIGNATURE, key.privateKey, connectionProof(relay, sessionId, challenge))
  return toBase64url(new Uint8Array(signature))
}
