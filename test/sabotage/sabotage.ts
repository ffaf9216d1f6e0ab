/**
 * Breaks one thing at a time in a copy of the checkout and shows the named assertion that notices.
 *   npm run sabotage [-- --only WORD]
 * Ends with an error when a test command fails on the whole copy, or passes on a broken one.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Break } from "./Break.ts"
import { BREAKS } from "./breaks.ts"
import { copyCheckout } from "./copyCheckout.ts"
import { runTest } from "./runTest.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : undefined
const breaks = BREAKS.filter(({ name }) => only === undefined || name.includes(only))

function breakText(text: string, { file, find, replace }: Break): string {
  const places = text.split(find).length - 1
  if (places !== 1) throw new Error(`${file} holds the text to break ${places} times, not once: ${find}`)
  return text.replace(find, () => replace)
}

async function sabotage(copy: string): Promise<number> {
  let unnoticed = 0
  const whole = new Set<string>()
  for (const one of breaks) {
    const command = one.test.join(" ")
    const startedMs = performance.now()
    if (!whole.has(command)) {
      const baseline = await runTest(one.test, copy)
      if (!baseline.passed) throw new Error(`The whole copy already fails: ${command}\n${baseline.output.slice(-4000)}`)
      whole.add(command)
    }
    const path = join(copy, one.file)
    const intact = readFileSync(path, "utf8")
    writeFileSync(path, breakText(intact, one))
    const run = await runTest(one.test, copy)
    writeFileSync(path, intact)
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(0)
    if (run.passed || run.failed.length === 0) {
      unnoticed++
      console.log(`UNNOTICED  ${one.name}  (${seconds} s)\n             ${command}`)
      if (!run.passed) console.log(run.output.slice(-2000))
    } else {
      console.log(`noticed    ${one.name}  (${seconds} s)`)
      for (const name of run.failed.slice(0, 4)) console.log(`             ✖ ${name}`)
    }
  }
  return unnoticed
}

const copy = mkdtempSync(join(tmpdir(), "openair-sabotage-"))
process.once("SIGINT", () => {
  rmSync(copy, { recursive: true, force: true })
  process.exit(130)
})
try {
  console.log(`Breaking ${breaks.length} things, one at a time, in ${copy}`)
  copyCheckout(root, copy)
  const unnoticed = await sabotage(copy)
  console.log(`${breaks.length - unnoticed} noticed, ${unnoticed} unnoticed`)
  process.exitCode = unnoticed === 0 ? 0 : 1
} finally {
  rmSync(copy, { recursive: true, force: true })
}
