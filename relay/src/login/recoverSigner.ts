import { keccak_256 } from "@noble/hashes/sha3"
import secp256k1 from "secp256k1"
import type { Address } from "viem"

const SIGNATURE_BYTES = 65

/**
 * The account whose key signed a digest: ECDSA recovery over secp256k1 in native code, without any RPC.
 * @param digest 32 bytes. @param signature r ‖ s ‖ v (v 0, 1, 27 or 28), s in the lower half of the order (EIP-2).
 * @returns lower case; undefined when it is no such signature.
 */
export function recoverSigner(digest: Uint8Array, signature: Uint8Array): Address | undefined {
  if (signature.length !== SIGNATURE_BYTES) return undefined
  const v = signature[64] as number
  const recovery = v >= 27 ? v - 27 : v
  if (recovery !== 0 && recovery !== 1) return undefined
  const compact = signature.subarray(0, 64)
  try {
    const normalized = Uint8Array.from(compact)
    secp256k1.signatureNormalize(normalized)
    if (!normalized.every((byte, index) => byte === compact[index])) return undefined
    const point = secp256k1.ecdsaRecover(compact, recovery, digest, false)
    return `0x${Buffer.from(keccak_256(point.subarray(1)).subarray(12)).toString("hex")}`
  } catch {
    return undefined
  }
}
