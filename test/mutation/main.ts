/**
 * Mutation testing of Ballots, Sanctions and Programme with their libraries: small faults are put into a copy, one at a time, and the tests must notice.
 *   npm run mutate -- [--sample 300] [--seed S] [--resume] [--only WORD] [--quick] [--list] [--json FILE]
 * `--sample 0` takes all; `--quick` leaves out the tests in TypeScript; `--only` keeps files whose path holds the word.
 * A verdict is a line of .openair/mutation/journal.jsonl; `--resume` goes on from there. Fails when fewer than 90 % are killed.
 *
 * Why a tool of our own: forge 1.7 has none; Gambit, vertigo-rs and slither-mutate are not on npm and need Rust or Python; SuMo, which is, parses
 * with a grammar older than `transient`, and all of them build the whole project for each mutant (20 s here). This one knows from solc's
 * syntax tree which contracts a change reaches, compiles these alone, and lets forge run on what was built once.
 */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { config } from "hardhat"
import { ROOT } from "../../scripts/build/root.ts"
import { BackgroundCompiler } from "./BackgroundCompiler.ts"
import { Campaign } from "./Campaign.ts"
import { Compiler } from "./Compiler.ts"
import { Journal, type Verdict } from "./Journal.ts"
import { linkTests } from "./linkAtRunTime.ts"
import { progressLine, summarize } from "./report.ts"
import { shuffle } from "./sample.ts"
import { readSources } from "./sources.ts"
import { typescriptTests } from "./typescriptTests.ts"
import { Workbench } from "./Workbench.ts"

const CONTRACTS = [
  "contracts/ballots/Ballots.sol",
  "contracts/moderation/Sanctions.sol",
  "contracts/programme/Programme.sol",
]
const DIR = join(ROOT, ".openair/mutation")

const { values } = parseArgs({
  options: {
    sample: { type: "string", default: "300" },
    seed: { type: "string", default: "openair" },
    resume: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    quick: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
    json: { type: "string" },
  },
})
const sample = Number(values.sample)
if (!Number.isInteger(sample) || sample < 0) throw new Error("--sample takes a whole number; 0 means all.")

const interruption = new AbortController()
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interruption.abort(new Error(signal)))

const { outputSelection: _, ...settings } = config.solidity.profiles.default?.compilers[0]?.settings ?? {}
const compiler = new Compiler(settings)
const sources = readSources(ROOT)
const units = compiler.parse(sources)
const linked = linkTests(sources, units)
const lastTest = values.quick ? undefined : typescriptTests(ROOT, join(DIR, "checkout"))
const campaign = new Campaign(CONTRACTS, compiler, linked, units, lastTest)
const candidates = shuffle(
  campaign.mutants.filter(({ file }) => file.includes(values.only)),
  values.seed,
)
const wanted = sample === 0 ? candidates.length : Math.min(sample, candidates.length)
console.log(`${candidates.length} mutants; a sample of ${wanted} that change the code, seed ${values.seed}`)
if (values.list) {
  for (const { file, line, original, replacement } of candidates) {
    console.log(`${file}:${line}  ${JSON.stringify(original)} → ${JSON.stringify(replacement)}`)
  }
  process.exit(0)
}

const bench = await Workbench.prepare(ROOT, join(DIR, "forge"), linked, interruption.signal)
if (!bench.kept) {
  campaign.checkWhole(bench)
  bench.keep()
}
const journal = new Journal(join(DIR, "journal.jsonl"), values.resume)
const background = new BackgroundCompiler(settings, linked)
const verdicts: Verdict[] = []
const startedMs = performance.now()
let judgedNow = 0
const tested = () => verdicts.filter(({ outcome }) => outcome !== "invalid" && outcome !== "same code").length
const unknown = candidates.filter((mutant) => !journal.find(mutant)).values()
const compileNext = () => {
  const { value: mutant } = unknown.next()
  return mutant && { mutant, compiled: campaign.compile(mutant, background) }
}
try {
  let next = compileNext()
  for (const mutant of candidates) {
    if (tested() >= wanted) break
    const known = journal.find(mutant)
    if (known) verdicts.push(known)
    if (known || !next) continue
    const compiled = await next.compiled
    next = compileNext()
    const verdict = await campaign.judge(mutant, compiled, bench, interruption.signal)
    journal.write(verdict)
    verdicts.push(verdict)
    judgedNow += 1
    const eachMs = (performance.now() - startedMs) / judgedNow
    console.log(progressLine(verdict, tested(), wanted, eachMs * (wanted - tested())))
  }
} catch (error) {
  if (!interruption.signal.aborted) throw error
  console.log("\nStopped; go on with --resume.")
} finally {
  await background.close()
}

const summary = summarize(verdicts)
console.log(summary.text)
if (values.json !== undefined) {
  const { figures, targets, survivors } = summary
  const complete = tested() >= wanted
  writeFileSync(
    values.json,
    `${JSON.stringify({ figures, targets, seed: values.seed, complete, survivors }, null, 2)}\n`,
  )
}
process.exit(interruption.signal.aborted ? 130 : summary.targets.every(({ met }) => met) ? 0 : 1)
