import { dirname } from "node:path"
import { type AstNode, childrenOf } from "./Ast.ts"
import type { BackgroundCompiler } from "./BackgroundCompiler.ts"
import { CodeUse } from "./CodeUse.ts"
import type { Code, Compiler } from "./Compiler.ts"
import type { JobEnd } from "./compilerThread.ts"
import { findMutants } from "./findMutants.ts"
import type { Verdict } from "./Journal.ts"
import { applyMutant, type Mutant } from "./Mutant.ts"
import { closureOf } from "./sources.ts"
import type { TestEnd, Workbench } from "./Workbench.ts"

/** Runs tests that forge cannot run against a survivor's text. */
export type LastTest = (mutant: Mutant, text: string, signal: AbortSignal) => Promise<TestEnd>

/** Makes mutants of what the given contracts consist of, and puts each to the tests. */
export class Campaign {
  readonly mutants: readonly Mutant[]
  readonly #compiler: Compiler
  readonly #sources: ReadonlyMap<string, string>
  readonly #use: CodeUse
  readonly #lastTest: LastTest | undefined

  /**
   * @param contracts paths of the contracts; the libraries of their folders that they import are mutated with them.
   * @param sources the texts to compile, tests linked at run time.
   * @param units syntax trees of the sources as they are written.
   */
  constructor(
    contracts: readonly string[],
    compiler: Compiler,
    sources: ReadonlyMap<string, string>,
    units: ReadonlyMap<string, AstNode>,
    lastTest?: LastTest,
  ) {
    this.#compiler = compiler
    this.#sources = sources
    this.#lastTest = lastTest
    this.#use = new CodeUse(units)
    const folders = new Set(contracts.map(dirname))
    this.mutants = [...closureOf(contracts, sources).keys()]
      .filter((path) => folders.has(dirname(path)))
      .toSorted()
      .flatMap((path) => findMutants(path, Buffer.from(sources.get(path) ?? ""), unitOf(units, path)))
  }

  /** Whether the copy's code is what this compiler makes of the sources, so that a difference is the mutant's alone. */
  checkWhole(bench: Workbench): void {
    const wanted = new Map<string, readonly string[]>()
    for (const file of new Set(this.mutants.map(({ file }) => file))) {
      for (const [path, names] of this.#use.contractsWith(file)) wanted.set(path, names)
    }
    const codes = this.#compiler.compile(closureOf(wanted.keys(), this.#sources), wanted)
    for (const [contract, code] of codes) {
      if (!sameCode(code, bench.codeOf(contract)))
        throw new Error(`Forge makes other code of ${contract} than solc here.`)
    }
  }

  /** Compiles a mutant; worth beginning before the one before it is judged. */
  compile(mutant: Mutant, compiler: BackgroundCompiler): Promise<JobEnd> {
    const text = this.#textOf(mutant)
    return compiler.compile({ path: mutant.file, text, wanted: this.#use.contractsWith(mutant.file) })
  }

  /** Puts a mutant to the tests: those beside its file first, then all others, then the last ones. */
  async judge(mutant: Mutant, compiled: JobEnd, bench: Workbench, signal: AbortSignal): Promise<Verdict> {
    const startedMs = performance.now()
    const end = await this.#outcomeOf(mutant, compiled, bench, signal)
    return { mutant, ...end, durationMs: Math.round(performance.now() - startedMs) }
  }

  async #outcomeOf(
    mutant: Mutant,
    compiled: JobEnd,
    bench: Workbench,
    signal: AbortSignal,
  ): Promise<Pick<Verdict, "outcome" | "by">> {
    if ("refused" in compiled) return { outcome: "invalid" }
    const changed = new Map([...compiled.codes].filter(([contract, code]) => !sameCode(code, bench.codeOf(contract))))
    if (changed.size === 0) return { outcome: "same code" }
    bench.putOn(changed)
    try {
      const near = `${dirname(mutant.file)}/*.t.sol`
      const first = await bench.test(["--match-path", near], signal)
      const all = first.outcome === "passed" ? await bench.test(["--no-match-path", near], signal) : first
      const end = all.outcome === "passed" ? await this.#lastTest?.(mutant, this.#textOf(mutant), signal) : all
      if (end === undefined || end.outcome === "passed") return { outcome: "survived" }
      return {
        outcome: end.outcome === "timeout" ? "timeout" : "killed",
        ...(end.by === undefined ? {} : { by: end.by }),
      }
    } finally {
      bench.restore()
    }
  }

  #textOf(mutant: Mutant): string {
    return applyMutant(Buffer.from(this.#sources.get(mutant.file) ?? ""), mutant)
  }
}

function sameCode(a: Code, b: Code): boolean {
  return a.bytecode.object === b.bytecode.object && a.deployedBytecode.object === b.deployedBytecode.object
}

function unitOf(units: ReadonlyMap<string, AstNode>, path: string): AstNode {
  const unit = units.get(path)
  if (!unit || childrenOf(unit, "nodes").length === 0) throw new Error(`${path} was not parsed.`)
  return unit
}
