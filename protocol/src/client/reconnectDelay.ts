const FIRST_MS = 150
/** A relay that restarts is back within seconds; who waits for it should not add to that. */
const BRISK_MS = 500
const BRISK_ATTEMPTS = 20
const CAP_MS = 2000

/**
 * Milliseconds to wait before the next attempt: 150 at first, then up to 500 for some ten seconds, then up to 2,000; half of it
 * by chance, so that a room full of people does not come back in the same instant.
 */
export function reconnectDelay(attempt: number, random: () => number = Math.random): number {
  const longest = attempt < BRISK_ATTEMPTS ? Math.min(BRISK_MS, FIRST_MS * 2 ** attempt) : CAP_MS
  return longest * (0.5 + random() / 2)
}
