/**
 * Everything that can be checked, in order, with progress and times: `npm test`.
 *
 *   npm test -- --only unit,lint:solidity   only these stages or groups
 *   npm test -- --list                      names them
 *   npm test -- --all                       also what has passed on this very tree and depends on nothing else; so does CI
 *
 * The last line is `N passed, N failed`; the exit code is 1 when anything failed.
 */
import { rmSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { PassedBefore } from "./test/PassedBefore.ts"
import { printedFigures } from "./test/printedFigures.ts"
import { runStage } from "./test/runStage.ts"
import { LANES, type Lane, type Stage } from "./test/Stage.ts"
import { stages } from "./test/stages.ts"

const ROOT = join(import.meta.dirname, "..")
const LOG_DIR = join(ROOT, ".openair/test-log")
const NAME_COLUMNS = 20
const SHOWN_LINES = 40
const MS_PER_SECOND = 1000

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    list: { type: "boolean" },
    all: { type: "boolean", default: Boolean(process.env.CI) },
  },
})
const known = stages(ROOT)
const wanted = values.only?.split(",")
const unknown = wanted?.filter((word) => !known.some((stage) => stage.name === word || stage.group === word)) ?? []
if (values.list || unknown.length > 0) {
  for (const stage of known) console.log(`${stage.name.padEnd(NAME_COLUMNS)} ${stage.group}`)
  if (unknown.length > 0) console.error(`No stage or group is called ${unknown.join(" or ")}.`)
  process.exit(unknown.length > 0 ? 1 : 0)
}

const interruption = new AbortController()
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => interruption.abort(new Error(signal)))
}

const before = new PassedBefore(ROOT)
const inSeconds = (ms: number) => `${(ms / MS_PER_SECOND).toFixed(1).padStart(7)} s`
const startedAt = performance.now()
rmSync(LOG_DIR, { recursive: true, force: true })
let passed = 0
let failed = 0
const summary: string[] = []
console.log("Testing")
const chosen = known.filter(({ name, group }) => !wanted || wanted.includes(name) || wanted.includes(group))
const ended = new Map(chosen.map((stage) => [stage.name, Promise.withResolvers<void>()]))
await Promise.all(LANES.filter((lane) => lane !== "last").map(runLane))
await runLane("last")
if (interruption.signal.aborted) {
  failed += 1
  summary.push("  ✗ interrupted")
}
if (summary.length > 0) console.log(`\nFailed\n${summary.join("\n")}`)
console.log(`\n  ${inSeconds(performance.now() - startedAt).trim()} in all`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

async function runLane(lane: Lane): Promise<void> {
  for (const stage of chosen.filter((candidate) => candidate.lane === lane)) {
    await Promise.all((stage.needs ?? []).map((name) => ended.get(name)?.promise))
    if (!interruption.signal.aborted) await runAndReport(stage)
    ended.get(stage.name)?.resolve()
  }
}

async function runAndReport(stage: Stage): Promise<void> {
  const already = stage.isOfTreeAlone && !values.all ? before.find(stage.name) : undefined
  if (already !== undefined) {
    passed += already
    console.log(`  ✓ ${stage.name.padEnd(NAME_COLUMNS)}${inSeconds(0)}  ${already} passed on this very tree before`)
    return
  }
  const logFile = join(LOG_DIR, `${stage.name.replaceAll(":", "-")}.log`)
  const outcome = await runStage(stage, ROOT, logFile, interruption.signal)
  passed += outcome.passed
  failed += outcome.failed
  if (stage.isOfTreeAlone && outcome.failed === 0) before.put(stage.name, outcome.passed)
  const mark = outcome.failed === 0 ? "✓" : "✗"
  const line = `  ${mark} ${stage.name.padEnd(NAME_COLUMNS)}${inSeconds(outcome.durationMs)}  ${outcome.passed} passed${outcome.failed > 0 ? `, ${outcome.failed} failed` : ""}`
  console.log(line)
  for (const figure of printedFigures(outcome.output)) console.log(`      ${figure}`)
  if (outcome.failed === 0) return
  const shown = outcome.output
    .split("\n")
    .filter((text) => !text.startsWith("@test "))
    .slice(-SHOWN_LINES)
  console.log(`${shown.map((text) => `      │ ${text}`).join("\n")}\n      └ ${logFile}`)
  summary.push(line, ...outcome.failures.map((failure) => `        ${failure}`))
}
