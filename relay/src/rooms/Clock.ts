/** Time as `rooms` sees it; `main` injects the system clock, tests of pure logic may inject their own. */
export interface Clock {
  /** Unix milliseconds. */
  nowMs(): number
  /** Calls `run` once at or after `atMs` (any distance, also past); returns a cancel function. */
  at(atMs: number, run: () => void): () => void
}
