import { createRequire } from "node:module"
import type { AstNode } from "./Ast.ts"

const require = createRequire(import.meta.url)

/** solc's own settings, as in a standard JSON input. */
export type CompilerSettings = Readonly<Record<string, unknown>>

/** Source texts by the path they are imported under. */
export type Sources = ReadonlyMap<string, string>

/** Code of one contract, as forge's artifacts hold it; `object` has its 0x. */
export interface Code {
  readonly bytecode: { readonly object: string }
  readonly deployedBytecode: { readonly object: string }
}

interface Output {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[]
  readonly sources?: Record<string, { readonly ast: AstNode }>
  readonly contracts?: Record<string, Record<string, { readonly evm: Code }>>
}

/** What solc had to say against a text. */
export class CompileError extends Error {}

/** solc, loaded once: its start takes longer than most of what is asked of it. */
export class Compiler {
  readonly #solc = require("solc") as { compile(input: string): string }
  readonly #settings: CompilerSettings

  constructor(settings: CompilerSettings) {
    this.#settings = settings
  }

  /** @throws CompileError */
  parse(sources: Sources): ReadonlyMap<string, AstNode> {
    const { sources: parsed = {} } = this.#run(sources, { "*": { "": ["ast"] } })
    return new Map(Object.entries(parsed).map(([path, { ast }]) => [path, ast]))
  }

  /**
   * @param wanted names of contracts by the path of their source; nothing else is generated.
   * @returns their code by `path:name`.
   * @throws CompileError
   */
  compile(sources: Sources, wanted: ReadonlyMap<string, readonly string[]>): Map<string, Code> {
    const outputs = ["evm.bytecode", "evm.deployedBytecode"]
    const selection = Object.fromEntries(
      [...wanted].map(([path, names]) => [path, Object.fromEntries(names.map((name) => [name, outputs]))]),
    )
    const { contracts = {} } = this.#run(sources, selection)
    const code = new Map<string, Code>()
    for (const [path, names] of wanted) {
      for (const name of names) {
        const evm = contracts[path]?.[name]?.evm
        if (!evm) throw new CompileError(`solc made no code of ${path}:${name}.`)
        code.set(`${path}:${name}`, {
          bytecode: withPrefix(evm.bytecode),
          deployedBytecode: withPrefix(evm.deployedBytecode),
        })
      }
    }
    return code
  }

  #run(sources: Sources, outputSelection: object): Output {
    const input = {
      language: "Solidity",
      sources: Object.fromEntries([...sources].map(([path, content]) => [path, { content }])),
      settings: { ...this.#settings, outputSelection },
    }
    const output = JSON.parse(this.#solc.compile(JSON.stringify(input))) as Output
    const errors = output.errors?.filter(({ severity }) => severity === "error") ?? []
    if (errors.length > 0) throw new CompileError(errors.map(({ formattedMessage }) => formattedMessage).join("\n"))
    return output
  }
}

function withPrefix<T extends { readonly object: string }>(code: T): T {
  return { ...code, object: `0x${code.object}` }
}
