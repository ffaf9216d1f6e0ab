/** A compiler in a thread of its own: it makes the next mutant's code while this one's tests run. */
import { parentPort, workerData } from "node:worker_threads"
import { type Code, CompileError, Compiler, type CompilerSettings, type Sources } from "./Compiler.ts"
import { closureOf } from "./sources.ts"

export interface ThreadData {
  readonly settings: CompilerSettings
  readonly sources: Sources
}

/** One source in another text, and the contracts whose code is wanted, names by path. */
export interface Job {
  readonly path: string
  readonly text: string
  readonly wanted: ReadonlyMap<string, readonly string[]>
}

/** Code by `path:name`, or why there is none. */
export type JobEnd = { readonly codes: ReadonlyMap<string, Code> } | { readonly refused: string }

const { settings, sources } = workerData as ThreadData
const compiler = new Compiler(settings)
parentPort?.on("message", ({ path, text, wanted }: Job) => parentPort?.postMessage(run(path, text, wanted)))

function run(path: string, text: string, wanted: Job["wanted"]): JobEnd {
  try {
    return { codes: compiler.compile(closureOf(wanted.keys(), new Map([...sources, [path, text]])), wanted) }
  } catch (error) {
    if (error instanceof CompileError) return { refused: error.message }
    throw error
  }
}
