/** Runs the mappings' tests (subgraph/tests) with `gnd test`: real handlers on a real store, blocks from JSON files. Arguments: names of
 * files without their ending, to run these alone. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { parseDeployment } from "../../protocol/src/deployment.ts"
import { buildSubgraph } from "./buildSubgraph.ts"
import { findIsolation, insideOwner, isolated } from "./isolation.ts"
import { fillManifest } from "./prepareDeployment.ts"
import { findGnd, findPostgres, ROOT } from "./programs.ts"

const TESTS = join(ROOT, "subgraph/tests")
const only = process.argv.slice(2)
const isWanted = (path: string) =>
  !path.endsWith(".json") ||
  (only.length === 0 ? !path.endsWith("deployment.json") : only.includes(basename(path, ".json")))
const LIMIT_MS = 600_000

const build = await buildSubgraph()
const folder = mkdtempSync(join(tmpdir(), "openair-subgraph-"))
try {
  const deployment = parseDeployment(readFileSync(join(TESTS, "deployment.json"), "utf8"))
  const manifest = fillManifest(readFileSync(join(build.folder, "subgraph.yaml"), "utf8"), "test", deployment)
  cpSync(build.folder, join(folder, "build"), { recursive: true })
  writeFileSync(join(folder, "build/subgraph.yaml"), manifest)
  // gnd looks at the sources' manifest first, although nothing is built.
  cpSync(join(folder, "build"), folder, { recursive: true })
  mkdirSync(join(folder, "tests"))
  cpSync(TESTS, join(folder, "tests"), { recursive: true, filter: isWanted })

  const isolation = findIsolation() ?? "none"
  const owner = insideOwner(isolation)
  if (owner !== undefined) chownSync(folder, owner, owner)
  else chmodSync(folder, 0o700)
  const [program = "", ...args] = isolated(
    isolation,
    [process.execPath, join(import.meta.dirname, "gndTestMain.ts"), findPostgres(), findGnd(), folder],
    [folder],
  )
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] })
  const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS)
  const [code] = (await once(child, "exit")) as [number | null]
  clearTimeout(timer)
  process.exitCode = code ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
