import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { TOOLCHAIN_DIR } from "./paths.mjs"
import { SetupError } from "./SetupError.mjs"

const POLL_MS = 200
/** Longer than the slowest set-up seen (a worker build on one core takes about ten minutes). */
const WAIT_LIMIT_MS = 30 * 60_000

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

/** Lets one set-up at a time into a checkout. Returns the function that opens the lock again. */
export async function takeBootstrapLock() {
  mkdirSync(TOOLCHAIN_DIR, { recursive: true })
  const file = join(TOOLCHAIN_DIR, "setup.lock")
  const deadline = Date.now() + WAIT_LIMIT_MS
  for (let said = false; ; said = true) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (error.code !== "EEXIST") throw error
    }
    let holder = ""
    try {
      holder = readFileSync(file, "utf8")
    } catch {
      continue // opened in this very moment
    }
    if (holder !== "" && !isAlive(Number(holder))) {
      rmSync(file, { force: true }) // its owner was killed
      continue
    }
    if (!said) console.log(`  … another set-up (process ${holder}) is at work here; waiting for it`)
    if (Date.now() > deadline) {
      throw new SetupError(`The set-up of process ${holder} has not ended.`, `End it, or remove ${file}.`)
    }
    await sleep(POLL_MS)
  }
}
