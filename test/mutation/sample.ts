import { createHash } from "node:crypto"

/**
 * The items in an order that depends on the seed and on their ids alone: a larger sample begins with the smaller one.
 */
export function shuffle<T extends { readonly id: string }>(items: readonly T[], seed: string): T[] {
  const rank = (id: string) => createHash("sha256").update(`${seed}\n${id}`).digest("hex")
  return items
    .map((item) => ({ item, rank: rank(item.id) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ item }) => item)
}
