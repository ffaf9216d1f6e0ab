import { spawn } from "node:child_process"
import { join } from "node:path"
import { ROOT } from "../build/root.ts"
import { killGroup } from "../supervisor/killGroup.ts"

const FORGE = join(ROOT, "node_modules/@foundry-rs/forge-linux-amd64/bin/forge")

export interface ForgeRun {
  /** Where its foundry.toml lies. */
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
  /** Ends it, with everything it started. */
  readonly signal?: AbortSignal
  /** Called with what it prints, as it comes. */
  readonly onOutput?: (text: string) => void
}

export interface ForgeEnd {
  readonly passed: boolean
  readonly timedOut: boolean
  /** Standard output and error. */
  readonly output: string
}

/** Runs forge to its end. It is a program of its own, ended with all its children. */
export function runForge(args: readonly string[], run: ForgeRun): Promise<ForgeEnd> {
  return new Promise((resolve, reject) => {
    run.signal?.throwIfAborted()
    const child = spawn(FORGE, [...args], {
      cwd: run.cwd,
      env: { ...process.env, NO_COLOR: "1", FOUNDRY_DISABLE_NIGHTLY_WARNING: "1", ...run.env },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    })
    let output = ""
    let timedOut = false
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text
        run.onOutput?.(text)
      })
    }
    const kill = () => child.pid !== undefined && killGroup(child.pid)
    const deadline =
      run.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            kill()
          }, run.timeoutMs)
    run.signal?.addEventListener("abort", kill, { once: true })
    child.once("error", reject)
    child.once("close", (code) => {
      clearTimeout(deadline)
      run.signal?.removeEventListener("abort", kill)
      if (run.signal?.aborted) reject(run.signal.reason)
      else resolve({ passed: code === 0, timedOut, output })
    })
  })
}

/** Names of the tests that failed, in the order forge prints them. */
export function failedTests(output: string): string[] {
  return [...new Set([...output.matchAll(/^\[FAIL.*\]\s+(\w+)\(/gm)].map(([, name = ""]) => name))]
}
