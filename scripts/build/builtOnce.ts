import { createHash } from "node:crypto"
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { ROOT } from "./root.ts"

const NOT_SOURCES = /^(node_modules|dist|artifacts|cache|\..*)$|\.test\.tsx?$/

export interface Build {
  readonly name: string
  /** Patterns of the files it depends on, relative to the checkout. */
  readonly sources: readonly string[]
  /** A file it makes. */
  readonly makes: string
  run(): Promise<void>
}

/** Runs a build unless what it makes was made from these very sources. Returns what to say about it. */
export async function builtOnce({ name, sources, makes, run }: Build): Promise<"built" | "from cache"> {
  const mark = join(ROOT, `.openair/built/${name}`)
  const hash = hashOfFiles(sources)
  if (existsSync(makes) && existsSync(mark) && readFileSync(mark, "utf8") === hash) return "from cache"
  await run()
  mkdirSync(dirname(mark), { recursive: true })
  writeFileSync(mark, hash)
  return "built"
}

function hashOfFiles(patterns: readonly string[]): string {
  const hash = createHash("sha256")
  const entries = globSync([...patterns], {
    cwd: ROOT,
    withFileTypes: true,
    exclude: ({ name }) => NOT_SOURCES.test(name),
  })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort())
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update("\0")
  return hash.digest("hex")
}
