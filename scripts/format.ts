/** Brings every source file into the house's form: `npm run format`. */
import { spawnSync } from "node:child_process"
import { join } from "node:path"

const ROOT = join(import.meta.dirname, "..")

const formatters: ReadonlyArray<readonly [program: string, ...args: string[]]> = [
  ["node_modules/.bin/biome", "check", "--write", "."],
  ["node_modules/@foundry-rs/forge-linux-amd64/bin/forge", "fmt", "contracts"],
]
for (const [program, ...args] of formatters) {
  const { status } = spawnSync(join(ROOT, program), args, { cwd: ROOT, stdio: "inherit" })
  if (status !== 0) process.exitCode = 1
}
