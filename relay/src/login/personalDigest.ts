import { keccak_256 } from "@noble/hashes/sha3"

/** What `personal_sign` signs of a text: keccak-256 of the EIP-191 version 0x45 form. */
export function personalDigest(message: string): Uint8Array {
  const text = Buffer.from(message, "utf8")
  return keccak_256(Buffer.concat([Buffer.from(`\x19Ethereum Signed Message:\n${text.length}`), text]))
}
