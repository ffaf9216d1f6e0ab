import { execFile } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { ROOT } from "./programs.ts"

const run = promisify(execFile)

/** What `gql.tada` types the app's queries with. */
const GRAPH_TYPES_FILE = join(ROOT, "app/src/graph/generated/graph-env.d.ts")

/** The types of a running subgraph's API, as committed when they were last written. */
export function committedGraphTypes(): string {
  return readFileSync(GRAPH_TYPES_FILE, "utf8")
}

/** Asks a running subgraph for its API schema and returns it as the types of `graph-env.d.ts`. */
export async function graphTypes(queryUrl: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "openair-graph-types-"))
  try {
    const plugin = { name: "gql.tada/ts-plugin", schema: queryUrl, tadaOutputLocation: "./graph-env.d.ts" }
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { plugins: [plugin] } }))
    await run(process.execPath, [join(ROOT, "node_modules/.bin/gql.tada"), "generate-output", "-c", folder])
    return readFileSync(join(folder, "graph-env.d.ts"), "utf8")
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes the types of the subgraph at this address: `node scripts/graph-node/writeGraphTypes.ts <query URL>`. */
if (import.meta.main) {
  const queryUrl = process.argv[2] ?? "http://127.0.0.1:8000/subgraphs/name/openair"
  writeFileSync(GRAPH_TYPES_FILE, await graphTypes(queryUrl))
}
