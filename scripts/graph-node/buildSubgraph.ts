import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { parseAbi } from "viem"
import * as abis from "../../protocol/src/abi/index.ts"
import { GraphNodeError } from "./GraphNodeError.ts"
import { findGnd, ROOT } from "./programs.ts"

const SUBGRAPH = join(ROOT, "subgraph")
const HASH_HEX_DIGITS = 16

/** Of IVotes, which a membership is besides. graph-node wants `anonymous` said. */
const DELEGATION_EVENTS = parseAbi([
  "event DelegateChanged(address indexed delegator, address indexed fromDelegate, address indexed toDelegate)",
  "event DelegateVotesChanged(address indexed delegate, uint256 previousVotes, uint256 newVotes)",
]).map((event) => ({ ...event, anonymous: false }))

/** Contracts the manifest names, and their ABIs. */
const MANIFEST_ABIS = {
  Archive: abis.archiveAbi,
  Ballots: abis.ballotsAbi,
  Consents: abis.consentsAbi,
  Constitutions: abis.constitutionsAbi,
  Membership: [...abis.membershipAbi, ...DELEGATION_EVENTS],
  Programme: abis.programmeAbi,
  Relays: abis.relaysAbi,
  Rooms: abis.roomsAbi,
  RosterGate: abis.rosterGateAbi,
  Rounds: abis.roundsAbi,
  Sanctions: abis.sanctionsAbi,
}

/** The subgraph's sources, and no less than what decides how they compile. */
function sourceFiles(): string[] {
  return globSync(["schema.graphql", "subgraph.yaml", "src/*.ts"], { cwd: SUBGRAPH }).sort()
}

function sourceHash(gnd: string): string {
  const hash = createHash("sha256").update(JSON.stringify(MANIFEST_ABIS))
  for (const file of sourceFiles()) hash.update(file).update(readFileSync(join(SUBGRAPH, file)))
  // Versions of what compiles it.
  for (const part of [join(gnd, "../../package.json"), join(ROOT, "node_modules/assemblyscript/package.json")]) {
    if (existsSync(part)) hash.update(readFileSync(part))
  }
  return hash.digest("hex").slice(0, HASH_HEX_DIGITS)
}

/** A compiled subgraph whose manifest still holds placeholders for addresses. */
export interface SubgraphBuild {
  readonly folder: string
  readonly hash: string
  readonly fromCache: boolean
}

/** Lays out what `gnd` builds from: sources, ABIs of the protocol package, and the compiler within reach. */
export function stageSources(folder: string): void {
  mkdirSync(join(folder, "abis"), { recursive: true })
  for (const file of sourceFiles()) cpSync(join(SUBGRAPH, file), join(folder, file))
  for (const [name, abi] of Object.entries(MANIFEST_ABIS)) {
    writeFileSync(join(folder, `abis/${name}.json`), JSON.stringify(abi))
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"))
}

/** Compiles the subgraph, about six seconds,, unless this very source has been compiled before. */
export async function buildSubgraph(): Promise<SubgraphBuild> {
  const gnd = findGnd()
  const hash = sourceHash(gnd)
  const builds = join(SUBGRAPH, "build")
  const folder = join(builds, hash)
  if (existsSync(join(folder, "subgraph.yaml"))) return { folder, hash, fromCache: true }

  mkdirSync(builds, { recursive: true })
  const staging = mkdtempSync(join(builds, "staging-"))
  try {
    stageSources(staging)
    await runGnd(gnd, staging, ["codegen", "--skip-migrations"])
    await runGnd(gnd, staging, ["build", "--skip-migrations", "--skip-asc-version-check"])
    renameSync(join(staging, "build"), folder)
  } catch (error) {
    if (!existsSync(join(folder, "subgraph.yaml"))) throw error // else somebody else was faster
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
  return { folder, hash, fromCache: false }
}

async function runGnd(gnd: string, cwd: string, args: readonly string[]): Promise<void> {
  const child = spawn(gnd, args, { cwd, stdio: ["ignore", "pipe", "pipe"] })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve)
  })
  if (code === 0) return
  throw new GraphNodeError(
    "BUILD_FAILED",
    `gnd ${args[0]} ended with ${code}:\n${output}`,
    "Correct subgraph/ and start again.",
  )
}
