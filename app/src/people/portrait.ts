/** What a made-up portrait is drawn from: the account's own bytes, so that it looks the same everywhere. */
export function portrait(account: string): { turn: number; stripes: number[] } {
  const bytes =
    account
      .slice(2)
      .match(/../g)
      ?.map((hex) => Number.parseInt(hex, 16)) ?? []
  const [angle = 0, ...rest] = bytes
  return {
    turn: Math.round((angle / 255) * 180),
    stripes: [0, 1, 2, 3, 4, 5, 6].filter((i) => (rest[i] ?? 0) % 2 === 0),
  }
}
