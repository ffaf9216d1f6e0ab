/** One thing broken on purpose, and the tests that must notice. */
export interface Break {
  /** What is broken, in plain words. */
  readonly name: string
  /** File of the checkout, relative to its root. */
  readonly file: string
  /** Text that stands in the file exactly once. */
  readonly find: string
  readonly replace: string
  /** Program and arguments, run in the copy's root, that pass on the whole tree and must fail on the broken one. */
  readonly test: readonly [string, ...string[]]
}
