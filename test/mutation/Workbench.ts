import { createHash } from "node:crypto"
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join } from "node:path"
import { failedTests, runForge } from "../../scripts/solidity/forge.ts"
import type { Code } from "./Compiler.ts"

/** Fewer than for the tests themselves, and always the same: a mutant's fate must not hang on luck. */
const QUICK = {
  FOUNDRY_FUZZ_RUNS: "32",
  FOUNDRY_FUZZ_SEED: "0x6f70656e616972",
  FOUNDRY_INVARIANT_RUNS: "6",
  FOUNDRY_INVARIANT_DEPTH: "60",
}
const MIN_TIMEOUT_MS = 30_000
const TIMEOUT_FACTOR = 10

const OUT = ".openair/forge/out"
const MEMORIES = [".openair/forge/failures", ".openair/forge/cache/test-failures"]
const SILENT_COMPILER = "solc.sh"
/** The version forge is told; it must be the one the copy was built with, or forge would build it again. */
const version = (createRequire(import.meta.url)("solc") as { version(): string }).version()
/** Ending of the artifact whose place a mutant's has taken. */
const WHOLE = ".whole"
const KEPT = "kept.json"

interface Kept {
  readonly fingerprint: string
  readonly wholeMs: number
}

export interface TestEnd {
  readonly outcome: "passed" | "failed" | "timeout"
  /** The test that failed first, when one did. */
  readonly by?: string
}

/**
 * A copy of the contracts in which tests read the code they deploy from artifacts. It is built once; a mutant is put on by writing
 * the artifacts of the contracts it changes, so that nothing but these is compiled, and forge compiles nothing at all.
 */
export class Workbench {
  readonly #dir: string
  readonly #fingerprint: string
  /** How long all tests take on the whole copy; 0 until that is known. */
  #wholeMs = 0
  #kept = false

  private constructor(dir: string, fingerprint: string) {
    this.#dir = dir
    this.#fingerprint = fingerprint
  }

  /**
   * Builds the copy, or takes the one that was kept of the same sources.
   * @param linked the sources, tests linked at run time.
   * @throws when the tests do not all pass on the whole copy.
   */
  static async prepare(
    root: string,
    dir: string,
    linked: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<Workbench> {
    const settings = readFileSync(join(root, "foundry.toml"), "utf8")
    const fingerprint = createHash("sha256")
      .update(JSON.stringify([settings, ...linked]))
      .digest("hex")
    const bench = new Workbench(dir, fingerprint)
    if (bench.#takeKept()) return bench
    rmSync(dir, { recursive: true, force: true })
    mkdirSync(dir, { recursive: true })
    symlinkSync(join(root, "node_modules"), join(dir, "node_modules"))
    writeFileSync(join(dir, "foundry.toml"), settings)
    for (const [path, text] of linked) {
      if (!path.startsWith("contracts/")) continue
      mkdirSync(dirname(join(dir, path)), { recursive: true })
      writeFileSync(join(dir, path), text)
    }
    const solc = join(root, "scripts/solidity/solc.mjs")
    const built = await runForge(["build"], { cwd: dir, env: { FOUNDRY_SOLC: solc }, signal })
    if (!built.passed) throw new Error(`The copy does not compile:\n${built.output}`)
    writeSilentCompiler(join(dir, SILENT_COMPILER))
    const startedMs = performance.now()
    const whole = await bench.test([], signal)
    if (whole.outcome !== "passed") throw new Error(`The whole copy already fails: ${whole.by ?? whole.outcome}.`)
    bench.#wholeMs = performance.now() - startedMs
    return bench
  }

  /** Whether it was kept by an earlier run. */
  get kept(): boolean {
    return this.#kept
  }

  /** Leaves it to later runs, so that they begin at once. */
  keep(): void {
    const remembered: Kept = { fingerprint: this.#fingerprint, wholeMs: this.#wholeMs }
    writeFileSync(join(this.#dir, KEPT), JSON.stringify(remembered))
  }

  /** The code forge built of a contract, by `path:name`. */
  codeOf(contract: string): Code {
    return JSON.parse(readFileSync(this.#artifactFile(contract), "utf8")) as Code
  }

  /** Puts these contracts' code in place of the whole one, until `restore`. */
  putOn(codes: ReadonlyMap<string, Code>): void {
    for (const [contract, code] of codes) {
      const file = this.#artifactFile(contract)
      cpSync(file, `${file}${WHOLE}`)
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), ...code }))
    }
  }

  restore(): void {
    for (const file of globSync(`**/*${WHOLE}`, { cwd: join(this.#dir, OUT) })) {
      const whole = join(this.#dir, OUT, file)
      renameSync(whole, whole.slice(0, -WHOLE.length))
    }
    // A failure that forge remembers would be tried first on the next mutant, which may take another one to fail.
    for (const memory of MEMORIES) rmSync(join(this.#dir, memory), { recursive: true, force: true })
  }

  /** Runs tests until one fails. @param filter forge's own, such as `--match-path`. */
  async test(filter: readonly string[], signal: AbortSignal): Promise<TestEnd> {
    const timeoutMs = this.#wholeMs === 0 ? undefined : Math.max(MIN_TIMEOUT_MS, TIMEOUT_FACTOR * this.#wholeMs)
    const { passed, timedOut, output } = await runForge(["test", "--fail-fast", ...filter], {
      cwd: this.#dir,
      env: { ...QUICK, FOUNDRY_SOLC: join(this.#dir, SILENT_COMPILER) },
      signal,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    })
    if (timedOut) return { outcome: "timeout" }
    if (passed) return { outcome: "passed" }
    const [by] = failedTests(output)
    if (by === undefined) throw new Error(`forge failed without a failing test:\n${output.slice(-4000)}`)
    return { outcome: "failed", by }
  }

  #artifactFile(contract: string): string {
    const [path = "", name = ""] = contract.split(":")
    return join(this.#dir, OUT, basename(path), `${name}.json`)
  }

  #takeKept(): boolean {
    const file = join(this.#dir, KEPT)
    if (!existsSync(file)) return false
    const { fingerprint, wholeMs } = JSON.parse(readFileSync(file, "utf8")) as Kept
    if (fingerprint !== this.#fingerprint) return false
    this.restore() // the run before may have been killed in the middle of a mutant
    this.#wholeMs = wholeMs
    this.#kept = true
    return true
  }
}

/** Says its version at once and refuses to compile: from here on nothing may need it. */
function writeSilentCompiler(file: string): void {
  writeFileSync(file, `#!/bin/sh\n[ "$1" = --version ] || exit 1\necho "Version: ${version}"\n`)
  chmodSync(file, 0o755)
}
