/** Thrown by {@link until}; says what was waited for and what was last seen. */
export class DeadlinePassed extends Error {
  override readonly name = "DeadlinePassed"
}

const POLL_MS = 50

/**
 * Waits until `probe` returns something other than `undefined` or `false`, and returns it. No fixed sleeps: the probe is asked
 * every 50 ms until the deadline. A probe that throws counts as "not yet"; its last error is the cause.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  deadlineMs = 15_000,
): Promise<T> {
  const startMs = performance.now()
  let last: unknown
  for (;;) {
    try {
      const value = await probe()
      if (value !== undefined && value !== false) return value
      last = undefined
    } catch (error) {
      last = error
    }
    if (performance.now() - startMs > deadlineMs) {
      throw new DeadlinePassed(`Waited ${deadlineMs} ms in vain for: ${what}`, { cause: last })
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
