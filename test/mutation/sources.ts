import { globSync, readFileSync } from "node:fs"
import { join, posix } from "node:path"

const IMPORT = /^import\s(?:[^"';]*from\s*)?["']([^"']+)["']/gms

/** Every source below `contracts/` and what they import, by import path, texts as they stand under `root`. */
export function readSources(root: string): Map<string, string> {
  const sources = new Map<string, string>()
  const add = (path: string): void => {
    if (sources.has(path)) return
    const file = path.startsWith("contracts/") ? join(root, path) : join(root, "node_modules", path)
    const text = readFileSync(file, "utf8")
    sources.set(path, text)
    for (const imported of importsOf(path, text)) add(imported)
  }
  for (const path of globSync("contracts/**/*.sol", { cwd: root })) add(path)
  return sources
}

/** What of `sources` the file needs to compile, itself included. */
export function closureOf(paths: Iterable<string>, sources: ReadonlyMap<string, string>): Map<string, string> {
  const closure = new Map<string, string>()
  const add = (path: string): void => {
    const text = sources.get(path)
    if (closure.has(path) || text === undefined) return
    closure.set(path, text)
    for (const imported of importsOf(path, text)) add(imported)
  }
  for (const path of paths) add(path)
  return closure
}

/** Sources that exist for tests alone. */
export function isTestSource(path: string): boolean {
  return path.endsWith(".t.sol") || path.startsWith("contracts/test/")
}

function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, target = ""]) =>
    target.startsWith(".") ? posix.join(posix.dirname(path), target) : target,
  )
}
