import { createHash } from "node:crypto"

/** Hex digest of a secret, to store and to compare by. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}
