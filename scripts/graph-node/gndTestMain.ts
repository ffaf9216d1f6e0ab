// Runs inside the isolated network: `gnd test` for each file of cases, each on a Postgres of its own, because all of them
// deploy the same subgraph. Arguments: Postgres' programs, gnd, the staged folder.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { globSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { Postgres } from "./Postgres.ts"

const POSTGRES_PORT = 5432

const [postgresBin = "", gnd = "", folder = ""] = process.argv.slice(2)
let failed = false
for (const file of globSync("tests/*.json", { cwd: folder }).sort()) {
  const dataDir = join(folder, "data", file)
  mkdirSync(dataDir, { recursive: true })
  const postgres = await Postgres.start(postgresBin, dataDir, join(dataDir, "postgres.log"), POSTGRES_PORT)
  const child = spawn(gnd, ["test", "--skip-build", "--postgres-url", postgres.url, file], {
    cwd: folder,
    env: { PATH: process.env.PATH, TMPDIR: folder },
    stdio: ["ignore", "inherit", "inherit"],
  })
  const [code] = (await once(child, "exit")) as [number | null]
  failed ||= code !== 0
  await postgres.stop()
}
process.exit(failed ? 1 : 0)
