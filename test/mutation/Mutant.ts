export const OPERATORS = [
  "relational",
  "arithmetic",
  "logical",
  "condition",
  "delete",
  "constant",
  "arguments",
  "modifier",
  "assignment",
] as const
export type Operator = (typeof OPERATORS)[number]

/** One small change of one source file. */
export interface Mutant {
  /** The same for the same change of the same text, in every run. */
  readonly id: string
  /** Relative to the root, such as `contracts/ballots/Ballots.sol`. */
  readonly file: string
  readonly operator: Operator
  /** Counted from 1. */
  readonly line: number
  /** The line as it stands, trimmed. */
  readonly lineText: string
  /** In bytes of the file. */
  readonly start: number
  readonly length: number
  readonly original: string
  readonly replacement: string
}

/** @returns the file's text with the change made. */
export function applyMutant(source: Buffer, { start, length, replacement }: Mutant): string {
  return Buffer.concat([
    source.subarray(0, start),
    Buffer.from(replacement),
    source.subarray(start + length),
  ]).toString()
}
