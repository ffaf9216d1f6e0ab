import { readFileSync } from "node:fs"
import { join } from "node:path"
import { posix } from "node:path/posix"
import { loadArtifact } from "../deploy/artifacts.ts"
import { VerifyError } from "./VerifyError.ts"

const root = join(import.meta.dirname, "../..")

/** solc's standard JSON input (https://docs.soliditylang.org/en/v0.8.30/using-the-compiler.html). */
export interface StandardInput {
  readonly language: string
  readonly sources: Readonly<Record<string, { readonly content: string }>>
  readonly settings: Readonly<Record<string, unknown>> & { readonly remappings?: readonly string[] }
}

export interface CompilerInput {
  /** E.g. "0.8.30+commit.73712a01". */
  readonly compilerVersion: string
  readonly input: StandardInput
}

/**
 * What a compiler needs to make one of our contracts again: its source and all it imports, with the settings of the build.
 * @param contract fully qualified, e.g. "contracts/rooms/Rooms.sol:Rooms".
 * @throws VerifyError NOT_BUILT.
 */
export function standardInput(contract: string): CompilerInput & { readonly identifier: string } {
  const [source = "", name = ""] = contract.split(":")
  const { buildInfoId } = loadArtifact(name) as { buildInfoId?: string }
  try {
    const build = JSON.parse(readFileSync(join(root, "artifacts/build-info", `${buildInfoId}.json`), "utf8")) as {
      solcLongVersion: string
      userSourceNameMap: Record<string, string>
      input: StandardInput
    }
    const file = build.userSourceNameMap[source]
    if (file === undefined) throw new Error(`${source} is not in the build`)
    const { language, sources, settings } = build.input
    const needed = withImports(file, sources, settings.remappings ?? [])
    return {
      compilerVersion: build.solcLongVersion,
      identifier: `${file}:${name}`,
      input: { language, sources: Object.fromEntries(needed.map((path) => [path, pick(sources, path)])), settings },
    }
  } catch (error) {
    throw new VerifyError("NOT_BUILT", `${contract} has not been built: run npx hardhat build.`, { cause: error })
  }
}

/** The file and, through however many others, all it imports; sorted. */
function withImports(file: string, sources: StandardInput["sources"], remappings: readonly string[]): string[] {
  const seen = new Set<string>()
  const waiting = [file]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    for (const [, imported = ""] of pick(sources, path).content.matchAll(/^import\s[^;]*?"([^"]+)";/gm)) {
      waiting.push(resolve(imported, path, remappings))
    }
  }
  return [...seen].sort()
}

/** As solc does it: relative to the file, else by the longest remapping (`context:prefix=target`) that fits. */
function resolve(imported: string, from: string, remappings: readonly string[]): string {
  if (imported.startsWith(".")) return posix.join(posix.dirname(from), imported)
  const fitting = remappings
    .map((each) => /^(?:([^:=]*):)?([^=]*)=(.*)$/.exec(each) ?? [])
    .filter(([, context = "", prefix = ""]) => from.startsWith(context) && imported.startsWith(prefix))
    .sort(([, , one = ""], [, , other = ""]) => other.length - one.length)
  const [, , prefix = "", target = ""] = fitting[0] ?? []
  return target + imported.slice(prefix.length)
}

function pick(sources: StandardInput["sources"], path: string): { readonly content: string } {
  const source = sources[path]
  if (!source) throw new Error(`${path} is not in the build`)
  return source
}
