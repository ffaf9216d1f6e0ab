import { spawn } from "node:child_process"
import { closeSync, openSync, readFileSync } from "node:fs"
import { stripVTControlCharacters } from "node:util"
import { ROOT } from "../build/root.ts"
import { killGroup } from "../supervisor/killGroup.ts"
import { SupervisorError } from "../supervisor/SupervisorError.ts"

const TAIL_LINES = 25

export interface ProgramRun {
  /** Its standard output and error are appended here. */
  readonly logFile: string
  readonly env?: Readonly<Record<string, string>>
  /** Ends the program, with everything it started. */
  readonly signal?: AbortSignal
}

/** Runs a program of the checkout to its end. Throws a SupervisorError with the end of its log when it fails. */
export async function runProgram(
  name: string,
  command: string,
  args: readonly string[],
  run: ProgramRun,
): Promise<void> {
  run.signal?.throwIfAborted()
  const log = openSync(run.logFile, "a")
  const env = { ...process.env, NO_COLOR: "1", ...run.env }
  const child = spawn(command, [...args], { cwd: ROOT, env, detached: true, stdio: ["ignore", log, log] })
  closeSync(log)
  const kill = () => child.pid !== undefined && killGroup(child.pid)
  run.signal?.addEventListener("abort", kill, { once: true })
  const end = await new Promise<string | number>((resolve) => {
    child.once("error", (error) => resolve(error.message))
    child.once("exit", (code, signal) => resolve(code ?? signal ?? "unknown"))
  })
  run.signal?.removeEventListener("abort", kill)
  run.signal?.throwIfAborted()
  if (end === 0) return
  const tail = stripVTControlCharacters(readFileSync(run.logFile, "utf8"))
    .trimEnd()
    .split("\n")
    .slice(-TAIL_LINES)
    .join("\n")
  throw new SupervisorError(`${name} failed (${end}).`, `Its log: ${run.logFile}`, tail)
}
