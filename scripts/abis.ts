/**
 * Writes the ABIs of the contracts into `protocol/src/abi`, one `as const` module a contract, from the build's artifacts.
 *
 *   node scripts/abis.ts --build   builds the contracts first, then writes
 *   node scripts/abis.ts --check   fails if what is written differs from what would be
 */
import { execFileSync } from "node:child_process"
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { contractsBuilt, HARDHAT } from "./build/contractsBuilt.ts"
import { ROOT } from "./build/root.ts"

const outDir = join(ROOT, "protocol/src/abi")

/** Interfaces that relay, app and subgraph speak to, by the name their ABI is exported under. */
const sources: Record<string, string> = {
  rooms: "rooms/IRooms.sol/IRooms.json",
  gate: "gates/IGate.sol/IGate.json",
  rosterGate: "gates/IRosterGate.sol/IRosterGate.json",
  membership: "membership/IMembership.sol/IMembership.json",
  sanctions: "moderation/IModeration.sol/IModeration.json",
  ballots: "ballots/IBallots.sol/IBallots.json",
  programme: "programme/IProgramme.sol/IProgramme.json",
  rounds: "programme/IRounds.sol/IRounds.json",
  relays: "relays/IRelays.sol/IRelays.json",
  archive: "archive/IArchive.sol/IArchive.json",
  consents: "programme/IConsents.sol/IConsents.json",
  constitutions: "constitutions/IConstitutions.sol/IConstitutions.json",
  stewards: "constitutions/IStewards.sol/IStewards.json",
  transitions: "constitutions/Transitions.sol/Transitions.json",
  caretaker: "constitutions/Caretaker.sol/Caretaker.json",
}

/** @returns what belongs into `protocol/src/abi`, by file name. */
export function abiModules(): Map<string, string> {
  const modules = new Map<string, string>()
  const index: string[] = []
  for (const [name, path] of Object.entries(sources)) {
    const { abi } = JSON.parse(readFileSync(join(ROOT, "artifacts/contracts", path), "utf8")) as { abi: unknown }
    const file = `${name[0]?.toUpperCase()}${name.slice(1)}.ts`
    modules.set(
      file,
      `/** Written by scripts/abis.ts from contracts/. */\nexport const ${name}Abi = ${JSON.stringify(abi, null, 2)} as const\n`,
    )
    index.push(`export { ${name}Abi } from "./${file}"`)
  }
  modules.set("index.ts", `${index.sort().join("\n")}\n`)
  return modules
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes("--build")) {
    await contractsBuilt(async () => {
      execFileSync(HARDHAT, ["build"], { cwd: ROOT, stdio: "inherit" })
    })
  }
  const modules = abiModules()
  const check = process.argv.includes("--check")
  if (!check) {
    rmSync(outDir, { recursive: true, force: true })
    mkdirSync(outDir, { recursive: true })
  }
  for (const [file, text] of modules) {
    const path = join(outDir, file)
    if (!check) writeFileSync(path, text)
    else if (readFileSync(path, "utf8") !== text)
      throw new Error(`${path} is out of date: run node scripts/abis.ts --build`)
  }
  if (check && readdirSync(outDir).length !== modules.size) throw new Error(`${outDir} holds files it should not`)
}
