/** setTimeout overflows beyond 2³¹ − 1 ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

function at(atMs: number, run: () => void): () => void {
  let timer: NodeJS.Timeout
  const arm = () => {
    const leftMs = atMs - Date.now()
    // A timer may fire a little early by the wall clock: wait for the rest.
    timer = setTimeout(leftMs > 0 ? arm : run, Math.max(0, Math.min(leftMs, LONGEST_TIMER_MS)))
  }
  arm()
  return () => clearTimeout(timer)
}

/** The machine's clock, as `rooms` and `chain` ask for it. */
export const systemClock = { nowMs: () => Date.now(), at }
