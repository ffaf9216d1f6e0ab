import type { Mutant } from "./Mutant.ts"

/** A mutant no test can tell from the whole code, and why. It is found by what its line says, wherever that line stands. */
export interface Equivalent {
  readonly file: string
  /** The line, trimmed. */
  readonly line: string
  readonly original: string
  readonly replacement: string
  readonly why: string
}

export const EQUIVALENTS: readonly Equivalent[] = []

export function equivalentOf(mutant: Mutant): Equivalent | undefined {
  return EQUIVALENTS.find(
    ({ file, line, original, replacement }) =>
      file === mutant.file &&
      line === mutant.lineText &&
      original === mutant.original &&
      replacement === mutant.replacement,
  )
}
