/** `alice.eth`, `alice.eth and bob.eth`, `alice.eth, bob.eth and 3 others`. */
export function peopleWords(names: readonly string[]): string {
  const [first, second, ...others] = names
  if (first === undefined) return "nobody"
  if (second === undefined) return first
  if (others.length === 0) return `${first} and ${second}`
  if (others.length === 1) return `${first}, ${second} and ${others[0]}`
  return `${first}, ${second} and ${others.length} others`
}
