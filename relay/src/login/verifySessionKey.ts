import { createPublicKey, verify } from "node:crypto"
import { connectionProof } from "@openair/protocol"

const POINT_BYTES = 65
const UNCOMPRESSED = 4
const PROOF_BYTES = 64

/** Whether base64url text is an uncompressed point of P-256. */
export function isSessionKey(sessionKey: string): boolean {
  return keyOf(sessionKey) !== undefined
}

/** Whether a connection's proof (IEEE P1363, base64url) was made by the session's key over this challenge. */
export function verifyConnectionProof(
  sessionKey: string,
  proof: string,
  bound: { readonly relay: string; readonly sessionId: string; readonly challenge: string },
): boolean {
  const key = keyOf(sessionKey)
  const signature = Buffer.from(proof, "base64url")
  if (!key || signature.length !== PROOF_BYTES) return false
  const signed = connectionProof(bound.relay, bound.sessionId, bound.challenge)
  return verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, signature)
}

function keyOf(sessionKey: string) {
  const point = Buffer.from(sessionKey, "base64url")
  if (point.length !== POINT_BYTES || point[0] !== UNCOMPRESSED) return undefined
  const x = point.subarray(1, 33).toString("base64url")
  const y = point.subarray(33).toString("base64url")
  try {
    return createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" })
  } catch {
    return undefined
  }
}
