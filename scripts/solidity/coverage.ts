/**
 * Lines and branches of the contracts that the Solidity tests run, by forge: `npm run coverage [-- --json FILE]`.
 * Prints a table, a contract a line, with what was missed; fails below 98 % of lines or 95 % of branches of all contracts together.
 * Contracts for tests and for local chains alone do not count. Forge counts an `if` without `else` as one branch (its body); parts of a
 * condition and ternaries are no branches: mutation testing looks at those.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { ROOT } from "../build/root.ts"
import { runForge } from "./forge.ts"
import { addShares, type FileCoverage, parseLcov, ratioOf, type Share } from "./lcov.ts"

const FLOORS = { lines: 0.98, branches: 0.95 } as const
const NOT_COUNTED = /^contracts\/(local|test)\/|\.t\.sol$/
const DIR = join(ROOT, ".openair/forge")

const { values } = parseArgs({ options: { json: { type: "string" } } })
const trace = join(DIR, "lcov.info")
mkdirSync(DIR, { recursive: true })
const report = ["coverage", "--report", "lcov", "--report-file", trace]
let run = await runForge(report, { cwd: ROOT })
// Coverage is measured on code that is not optimised, where a long function may have too many variables for the stack.
if (run.output.includes("Stack too deep")) run = await runForge([...report, "--ir-minimum"], { cwd: ROOT })
if (!run.passed) {
  console.error(run.output.slice(-8_000))
  process.exit(1)
}

const files = parseLcov(readFileSync(trace, "utf8"))
  .filter(({ file }) => !NOT_COUNTED.test(file))
  .toSorted((a, b) => (a.file < b.file ? -1 : 1))
if (files.length === 0) throw new Error("forge wrote down no contract.")
const totals = { lines: addShares(files.map((f) => f.lines)), branches: addShares(files.map((f) => f.branches)) }
const functions = addShares(files.map((f) => f.functions))
const width = Math.max(...files.map(({ file }) => file.length))
console.log(row("contract", ["lines", "branches", "functions"], "missed"))
for (const file of files) {
  console.log(row(file.file, [file.lines, file.branches, file.functions].map(percent), missedIn(file)))
}
console.log(row("all", [totals.lines, totals.branches, functions].map(percent)))

const targets = (["lines", "branches"] as const).map((name) => {
  const value = ratioOf(totals[name])
  return {
    name: `${name}Covered`,
    value,
    unit: "share",
    target: FLOORS[name],
    met: value >= FLOORS[name],
  }
})
for (const { name, value, target, met } of targets) {
  console.log(`${name}: ${(value * 100).toFixed(2)} % (floor ${target * 100} %) ${met ? "met" : "MISSED"}`)
}
if (values.json !== undefined) {
  const figures = Object.fromEntries(targets.map(({ name, value }) => [name, value]))
  writeFileSync(values.json, `${JSON.stringify({ figures, targets }, null, 2)}\n`)
}
process.exit(targets.every(({ met }) => met) ? 0 : 1)

function row(name: string, cells: readonly string[], missed = ""): string {
  return `${name.padEnd(width)}  ${cells.map((cell) => cell.padStart(19)).join("")}  ${missed}`.trimEnd()
}

function percent(share: Share): string {
  return `${(ratioOf(share) * 100).toFixed(1)} % (${share.hit}/${share.found})`
}

function missedIn({ missedLines, missedBranches }: FileCoverage): string {
  const said = [
    ...(missedLines.length > 0 ? [`lines ${missedLines.join(" ")}`] : []),
    ...(missedBranches.length > 0 ? [`branches at ${missedBranches.join(" ")}`] : []),
  ]
  return said.join(", ")
}
