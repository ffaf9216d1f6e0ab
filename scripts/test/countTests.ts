import type { Counts, CountTests } from "./Stage.ts"
import { RESULT_PREFIX, type TestResult } from "./testReporter.ts"

/** A command that is itself the check: it counts as one, passed when it exits with 0. */
export const countAsOne: CountTests = (_output, exitCode) =>
  exitCode === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [] }

/** `node --test` with `testReporter.ts`: one result line a test. */
export const countNodeTests: CountTests = (output, exitCode) => {
  const results = output
    .split("\n")
    .filter((line) => line.startsWith(RESULT_PREFIX))
    .map((line) => JSON.parse(line.slice(RESULT_PREFIX.length)) as TestResult)
  const failures = results.filter((result) => !result.passed).map((result) => `${result.file}: ${result.name}`)
  return honest(results.length - failures.length, failures.length, failures, exitCode)
}

/** Hardhat prints a pair of lines a suite of tests: `12 passing (3s)` and `1 failing`. */
export const countHardhatTests: CountTests = (output, exitCode) =>
  honest(sumOf(output, /^\s*(\d+) passing\b/gm), sumOf(output, /^\s*(\d+) failing\b/gm), [], exitCode)

/** `gnd test` ends with `Tests: 4 passed, 1 failed`. */
export const countGndTests: CountTests = (output, exitCode) =>
  honest(sumOf(output, /^Tests: (\d+) passed/gm), sumOf(output, /^Tests: \d+ passed, (\d+) failed/gm), [], exitCode)

/** No test at all, or a bad exit that no test explains, is a failure of its own. */
function honest(passed: number, failed: number, failures: readonly string[], exitCode: number): Counts {
  if (passed + failed === 0) return { passed, failed: 1, failures: ["no test was found"] }
  if (failed === 0 && exitCode !== 0) {
    return { passed, failed: 1, failures: [`all tests passed, yet the command ended with ${exitCode}`] }
  }
  return { passed, failed, failures }
}

function sumOf(output: string, pattern: RegExp): number {
  return [...output.matchAll(pattern)].reduce((sum, match) => sum + Number(match[1]), 0)
}
