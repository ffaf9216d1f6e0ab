/**
 * What each call costs: `npm run gas` prints what has changed against golden.json and fails if anything has; `npm run gas -- --update` agrees to it.
 */
import { parseArgs } from "node:util"
import { readGolden, writeGolden } from "../../contracts/test/gas/goldenFile.ts"
import { measureScenario } from "../../contracts/test/gas/scenario.ts"
import { buildContracts } from "../deploy/artifacts.ts"

const { values } = parseArgs({ options: { update: { type: "boolean", default: false } } })
await buildContracts()
const prices = await measureScenario()
const golden = values.update ? { gas: {}, unmeasured: [], ...safely(readGolden) } : readGolden()
const names = [...new Set([...Object.keys(golden.gas), ...Object.keys(prices.gas)])].toSorted()
let changed = 0
for (const name of names) {
  const [before, after] = [golden.gas[name], prices.gas[name]]
  if (before === after) continue
  changed += 1
  const share = before && after ? `  ${(((after - before) / before) * 100).toFixed(1)} %` : ""
  console.log(`${name.padEnd(40)} ${String(before ?? "–").padStart(10)} → ${String(after ?? "–").padStart(10)}${share}`)
}
for (const name of prices.unmeasured) console.log(`${name.padEnd(40)} is not measured`)
console.log(`${changed} of ${names.length} prices changed`)
if (values.update) writeGolden(prices)
process.exit(changed > 0 && !values.update ? 1 : 0)

function safely<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined // there is none yet
  }
}
