const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const

/** `1 minute`, `30 minutes`, `1 hour 30 minutes`, `2 days`: the two largest units that matter, of seconds. */
export function durationWords(seconds: number): string {
  const parts: string[] = []
  let rest = Math.round(seconds)
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? "" : "s"}`)
  }
  return parts.slice(0, 2).join(" ") || "0 seconds"
}
