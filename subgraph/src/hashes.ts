import { Bytes } from "@graphprotocol/graph-ts"

/** Contracts say "none" with a zero word: no ballot behind a deed, no reasons given. */
export function hashOrNull(word: Bytes): Bytes | null {
  for (let i = 0; i < word.length; i++) {
    if (word[i] != 0) return word
  }
  return null
}

/** The zero word. */
export const NO_HASH = Bytes.fromHexString("0x0000000000000000000000000000000000000000000000000000000000000000")
