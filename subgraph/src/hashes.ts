import { Bytes } from "@graphprotocol/graph-ts"

/** Contracts say "none" with a zero word: no ballot behind a deed, no reasons given. */
export function hashOrNull(word: Bytes): Bytes | null {
  for (let i = 0; i < word.length; i++) {
    if (word[i] != 0) return word
  }
  return null
}
