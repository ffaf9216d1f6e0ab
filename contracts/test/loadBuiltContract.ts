import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Abi, Hex } from "viem"

const artifacts = join(import.meta.dirname, "../../artifacts/contracts")

/** A contract as Hardhat built it, by its name; there must be exactly one of that name. */
export function loadBuiltContract(name: string): { readonly abi: Abi; readonly bytecode: Hex } {
  const found = globSync(`**/*.sol/${name}.json`, { cwd: artifacts })
  const [file] = found
  if (file === undefined || found.length > 1) throw new Error(`${found.length} built contracts are called ${name}.`)
  return JSON.parse(readFileSync(join(artifacts, file), "utf8"))
}
