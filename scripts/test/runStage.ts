import { spawn } from "node:child_process"
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from "node:fs"
import { constants, setPriority } from "node:os"
import { dirname } from "node:path"
import type { Counts, Stage } from "./Stage.ts"

/** Output is kept for counting up to this size; the log file has it all. */
const KEPT_BYTES = 64 * 1024 * 1024

export interface StageOutcome extends Counts {
  readonly durationMs: number
  readonly output: string
}

/** Lets others go first, the whole session: a kernel that groups processes by session compares those of one session only. */
function stepBack(pid: number): void {
  const niceness = constants.priority.PRIORITY_BELOW_NORMAL
  setPriority(pid, niceness)
  const autogroup = `/proc/${pid}/autogroup`
  if (existsSync(autogroup)) writeFileSync(autogroup, String(niceness))
}

/**
 * Runs a stage as a process group of its own, its output going to `logFile`.
 * When `signal` aborts or the stage's time is up, the whole group is killed.
 */
export async function runStage(
  stage: Stage,
  root: string,
  logFile: string,
  signal: AbortSignal,
): Promise<StageOutcome> {
  const startedAt = performance.now()
  mkdirSync(dirname(logFile), { recursive: true })
  const log = createWriteStream(logFile)
  const [program, ...args] = stage.command
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: "1", ...stage.env }
  delete env.NODE_TEST_CONTEXT // a test runner above would make those below silent
  const child = spawn(program, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  })
  if (stage.lane === "compute" && stage.group !== "e2e" && child.pid !== undefined) stepBack(child.pid)
  const killGroup = () => {
    if (child.pid === undefined) return
    try {
      process.kill(-child.pid, "SIGKILL")
    } catch {
      // the whole group has ended
    }
  }
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    killGroup()
  }, stage.timeoutMs)
  signal.addEventListener("abort", killGroup, { once: true })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log.write(text)
      if (output.length < KEPT_BYTES) output += text
    })
  }
  const exitCode = await new Promise<number>((resolve) => {
    child.once("error", (error) => {
      output += `${error.message}\n`
      resolve(-1)
    })
    child.once("close", (code) => resolve(code ?? -1))
    // What a stage left running in its group would hold its output open for ever.
    child.once("exit", killGroup)
  })
  clearTimeout(timer)
  signal.removeEventListener("abort", killGroup)
  log.end()
  const counted = stage.count(output, exitCode)
  const durationMs = performance.now() - startedAt
  if (!timedOut) return { ...counted, durationMs, output }
  const late = `not finished within ${stage.timeoutMs / 1000} s`
  return { ...counted, failed: counted.failed + 1, failures: [...counted.failures, late], durationMs, output }
}
