/**
 * The evening: one room on chain, a call, a public broadcast, a vote that mutes, a crash, the end.
 *   npm run evening [-- --times N] [--json FILE]
 * Every evening starts on a system of its own. Prints what failed and the figures of all; fails when a truth did not hold.
 */

import { execFileSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { Evening } from "./Evening.ts"
import { Figures } from "./figures.ts"
import { startEveningSystem } from "./startEveningSystem.ts"
import { STEPS } from "./steps/index.ts"

const { values } = parseArgs({
  options: { times: { type: "string", default: "1" }, json: { type: "string" } },
})
const times = Number(values.times)
if (!Number.isInteger(times) || times < 1) throw new Error("--times takes a whole number from 1.")

const pooled = new Figures()
let failed = 0
for (let run = 1; run <= times; run++) {
  console.log(`Evening ${run} of ${times}`)
  if (!(await playEvening())) failed++
}
console.log(`\n${times - failed} of ${times} evenings held every truth.\n`)
console.log(pooled.table())
const targets = pooled.targets()
if (values.json !== undefined) {
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim()
  const result = { commit, runs: times, failed, figures: pooled.summaries(), targets }
  writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`)
}
// Sockets to relays that were killed on purpose are not waited for.
process.exit(failed === 0 ? 0 : 1)

async function playEvening(): Promise<boolean> {
  const system = await startEveningSystem()
  const evening = await Evening.prepare(system)
  try {
    for (const { truth, show } of STEPS) {
      const startedMs = performance.now()
      await show(evening).catch((error: unknown) => {
        throw new Error(`Not true: ${truth}`, { cause: error })
      })
      console.log(`  ✔ ${truth} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`)
    }
    return true
  } catch (error) {
    console.error(error)
    await evening.keepEvidence()
    return false
  } finally {
    pooled.addAll(evening.figures)
    console.log(`\n${evening.figures.table()}\n`)
    await evening.close()
    await system.stop()
  }
}
