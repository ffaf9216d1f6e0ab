const NAME_COLUMNS = 28
const MS_PER_SECOND = 1000

/** Seconds with one decimal, as all progress lines show them. */
export function inSeconds(ms) {
  return `${(ms / MS_PER_SECOND).toFixed(1).padStart(6)} s`
}

/**
 * Runs one step of the set-up and prints one line about it: name, time taken, what it found.
 * @param {string} name
 * @param {(say: (what: string) => void) => Promise<{note?: string, fromCache?: boolean}>} work
 */
export async function step(name, work) {
  const startedAt = performance.now()
  const onTerminal = process.stdout.isTTY === true
  const label = name.padEnd(NAME_COLUMNS)
  // Long steps say what they are about to do; on a terminal the result overwrites it.
  const say = (what) => process.stdout.write(onTerminal ? `\r\x1b[K  … ${label} ${what}` : `  … ${label} ${what}\n`)
  try {
    const { note = "", fromCache = false } = await work(say)
    const details = [note, fromCache ? "from cache" : ""].filter(Boolean).join(", ")
    process.stdout.write(
      `${onTerminal ? "\r\x1b[K" : ""}  ✓ ${label}${inSeconds(performance.now() - startedAt)}  ${details}\n`,
    )
  } catch (error) {
    process.stdout.write(
      `${onTerminal ? "\r\x1b[K" : ""}  ✗ ${label}${inSeconds(performance.now() - startedAt)}  failed\n`,
    )
    throw error
  }
}
