/** Unix seconds, or none. */
export function secondsOrNull(text: string | null): number | null {
  return text === null ? null : Number(text)
}
