import { createRequire } from "node:module"
import type { Hex } from "viem"
import type { CompilerInput } from "./standardInput.ts"
import { VerifyError } from "./VerifyError.ts"

interface Solc {
  version(): string
  compile(input: string): string
}

interface SolcOutput {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[]
  readonly contracts?: Record<
    string,
    Record<string, { readonly evm: { readonly bytecode: { readonly object: string } } }>
  >
}

/**
 * Compiles one contract from nothing but its standard JSON input.
 * @param identifier e.g. "project/contracts/rooms/Rooms.sol:Rooms".
 * @returns its creation code, without constructor arguments.
 * @throws VerifyError COMPILER_FAILED.
 */
export function recompile({ compilerVersion, input }: CompilerInput, identifier: string): Hex {
  const solc = createRequire(import.meta.url)("solc") as Solc
  if (!solc.version().startsWith(compilerVersion)) {
    throw new VerifyError(
      "COMPILER_FAILED",
      `This is solc ${solc.version()}; the build was made by ${compilerVersion}.`,
    )
  }
  const [file = "", name = ""] = identifier.split(":")
  const outputSelection = { [file]: { [name]: ["evm.bytecode.object"] } }
  const settings = { ...input.settings, outputSelection }
  const output = JSON.parse(solc.compile(JSON.stringify({ ...input, settings }))) as SolcOutput
  const failure = output.errors?.find(({ severity }) => severity === "error")
  const object = output.contracts?.[file]?.[name]?.evm.bytecode.object
  if (failure || object === undefined) {
    throw new VerifyError(
      "COMPILER_FAILED",
      `${identifier} does not compile: ${failure?.formattedMessage ?? "no output"}`,
    )
  }
  return `0x${object}`
}
