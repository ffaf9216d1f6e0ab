import { spawn } from "node:child_process"
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { TOOLCHAIN_DIR } from "./paths.mjs"
import { SetupError } from "./SetupError.mjs"

const TAIL_LINES = 30

/** Groups of processes at work now, so that an interrupted set-up leaves no compiler running. */
const runningGroups = new Set()

/** Ends every command that is still running, with all it started. */
export function killRunning() {
  for (const pid of runningGroups) process.kill(-pid, "SIGTERM")
}

/**
 * Runs a command, as a process group of its own, with its output in `.toolchain/log/<name>.log`.
 * `ownGroup: false` keeps the terminal reachable (sudo asks for its password there).
 * Throws a SetupError with the end of that log when the command fails.
 */
export async function runLogged(
  name,
  command,
  args,
  { env = process.env, cwd, ownGroup = true, failure, remedy } = {},
) {
  const logDir = join(TOOLCHAIN_DIR, "log")
  mkdirSync(logDir, { recursive: true })
  const logFile = join(logDir, `${name}.log`)
  const log = openSync(logFile, "w")
  const code = await new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, cwd, detached: ownGroup, stdio: ["ignore", log, log] })
    if (ownGroup && child.pid) runningGroups.add(child.pid)
    child.once("exit", () => runningGroups.delete(child.pid))
    child.once("error", reject)
    child.once("exit", (exitCode, signal) => resolve(exitCode ?? signal))
  }).finally(() => closeSync(log))
  if (code === 0) return
  const tail = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-TAIL_LINES).join("\n    ")
  throw new SetupError(
    `${failure ?? `${command} failed`} (exit ${code}).\n    ${tail}\n  Whole log: ${logFile}`,
    remedy ?? "Read the log above, mend the cause, run the same command again.",
  )
}
