import { spawn } from "node:child_process"

export interface TestRun {
  readonly passed: boolean
  /** Names of the tests that failed, innermost first, as their runner prints them. */
  readonly failed: readonly string[]
  readonly output: string
}

const DEADLINE_MS = 10 * 60_000

/** Runs a test command and reads the failures' names from what node's or Hardhat's runner prints. */
export function runTest(command: readonly [string, ...string[]], cwd: string): Promise<TestRun> {
  return new Promise((resolve, reject) => {
    const [program, ...args] = command
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, FORCE_COLOR: "0", NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let output = ""
    child.stdout.on("data", (chunk) => (output += chunk))
    child.stderr.on("data", (chunk) => (output += chunk))
    const deadline = setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS)
    child.once("error", reject)
    child.once("close", (code) => {
      clearTimeout(deadline)
      resolve({ passed: code === 0, failed: failedNames(output), output })
    })
  })
}

/** `✖ name (12 ms)` by node's runner; `1) name` or `✘ name` by Hardhat's. */
export function failedNames(output: string): string[] {
  const names = new Set<string>()
  for (const line of output.split("\n")) {
    const match = /^\s*(?:✖|✘|✗|\d+\))\s+(.+?)(?:\s+\([\d.,]+\s*m?s\))?\s*$/.exec(line)
    const name = match?.[1]
    if (name !== undefined && !/^failing tests/.test(name)) names.add(name)
  }
  return [...names]
}
