/**
 * Plays the invariant suites for hours, each round with the next seed: `npm run campaign -- --hours 1 [--resume] [--runs 64] [--depth 200]`.
 * Prints by handler how many calls went through and flags those of which fewer than 5 % did. What it finds lies in .openair/campaign/; `--resume`
 * adds to it until the hours are full. SIGINT and SIGTERM end it after writing down what is known. Fails when a truth failed.
 */
import { rmSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { ROOT } from "../build/root.ts"
import { CampaignLog } from "./CampaignLog.ts"
import { failedTests, runForge } from "./forge.ts"
import { isIdle, parseHandlerCalls, successShare } from "./handlerCalls.ts"

const SUITES = "contracts/test/*.invariants.t.sol"
const DIR = join(ROOT, ".openair/campaign")
const MS_PER_HOUR = 3_600_000
const MS_PER_SECOND = 1_000

const { values } = parseArgs({
  options: {
    hours: { type: "string", default: "1" },
    resume: { type: "boolean", default: false },
    runs: { type: "string", default: "64" },
    depth: { type: "string", default: "200" },
  },
})
const totalMs = Number(values.hours) * MS_PER_HOUR
if (!(totalMs > 0)) throw new Error("--hours takes a number above 0.")

const interruption = new AbortController()
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interruption.abort(new Error(signal)))

const log = new CampaignLog(DIR, values.resume)
const failures = join(DIR, "failures")
const env = {
  FOUNDRY_INVARIANT_RUNS: values.runs,
  FOUNDRY_INVARIANT_DEPTH: values.depth,
  FOUNDRY_INVARIANT_FAILURE_PERSIST_DIR: failures,
}
try {
  while (log.elapsedMs < totalMs) {
    const seed = log.nextSeed
    // A failure that forge remembers would be all that later seeds find.
    rmSync(failures, { recursive: true, force: true })
    const startedMs = performance.now()
    const args = [
      "test",
      "--match-path",
      SUITES,
      "--match-test",
      "^invariant",
      "--fuzz-seed",
      `0x${seed.toString(16)}`,
      "-vv",
    ]
    const { passed, output } = await runForge(args, {
      cwd: ROOT,
      env,
      signal: interruption.signal,
      onOutput: (text) => log.print(text),
    })
    const failed = failedTests(output)
    const calls = parseHandlerCalls(output)
    if (calls.size === 0) throw new Error(`Nothing was played:\n${output.slice(-4_000)}`)
    log.record(seed, passed, performance.now() - startedMs, calls, output)
    const spent = `${(log.elapsedMs / MS_PER_SECOND).toFixed(0)} of ${totalMs / MS_PER_SECOND} s`
    console.log(`seed ${seed}  ${passed ? "every truth held" : `FAILED: ${failed.join(", ")}`}  (${spent})`)
  }
} catch (error) {
  if (!interruption.signal.aborted) throw error
  console.log("Stopped; go on with --resume.")
}

const width = Math.max("handler".length, ...[...log.handlers.keys()].map((name) => name.length))
console.log(`\n${"handler".padEnd(width)}  ${"calls".padStart(9)} ${"reverted".padStart(9)}  went through`)
for (const [name, handler] of [...log.handlers].toSorted()) {
  const share = `${(successShare(handler) * 100).toFixed(1).padStart(5)} %`
  const counts = `${String(handler.calls).padStart(9)} ${String(handler.reverts).padStart(9)}`
  console.log(`${name.padEnd(width)}  ${counts}       ${share}${isIdle(handler) ? "   BELOW 5 %" : ""}`)
}
console.log(
  `${log.nextSeed - 1} seeds, ${log.failedSeeds.length} failed${log.failedSeeds.length > 0 ? `: ${log.failedSeeds.join(" ")}` : ""}`,
)
process.exit(log.failedSeeds.length > 0 ? 1 : 0)
