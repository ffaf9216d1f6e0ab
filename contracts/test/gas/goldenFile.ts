import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { GasPrices } from "./scenario.ts"

const FILE = join(import.meta.dirname, "golden.json")

/** The prices that were agreed on; a change of one is seen where the change is read. */
export function readGolden(): GasPrices {
  return JSON.parse(readFileSync(FILE, "utf8")) as GasPrices
}

export function writeGolden(prices: GasPrices): void {
  writeFileSync(FILE, `${JSON.stringify(prices, null, 2)}\n`)
}
