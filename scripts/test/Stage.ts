/** One line of `npm test`: a command, and how its output is turned into counts. */
export interface Stage {
  /** What the progress line says and what `--only` selects, such as `lint` or `unit:relay`. */
  readonly name: string
  /** Stages of one group are selected together: `--only check`. */
  readonly group: "check" | "unit" | "contracts" | "subgraph" | "app" | "e2e"
  /** Stages of one lane run one after the other, beside the other lanes. */
  readonly lane: Lane
  /** Stages that must have ended before, where they are run at all. */
  readonly needs?: readonly string[]
  readonly command: readonly [program: string, ...args: string[]]
  /** Its outcome depends on the tree alone: where it has passed on the same tree it is not run again. */
  readonly isOfTreeAlone?: true
  readonly count: CountTests
  /** Longer than this and the stage is ended and counted as failed. */
  readonly timeoutMs: number
  readonly env?: Readonly<Record<string, string>>
}

/** Tests passed and failed, and a readable line for each failure. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly failures: readonly string[]
}

/** Reads counts from everything the command printed. A command that cannot say counts as one check. */
export type CountTests = (output: string, exitCode: number) => Counts

/**
 * What runs beside what: `media` and `rooms` play media and keep deadlines; `tools` mostly waits, for processes and blocks; `compute`
 * steps back for them. `last` begins when all are empty, and has the machine for itself.
 */
export const LANES = ["media", "rooms", "tools", "compute", "last"] as const
export type Lane = (typeof LANES)[number]
