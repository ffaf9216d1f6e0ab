import type { Evening } from "./Evening.ts"

/** One thing the evening shows: a sentence that must turn out true. Steps run in order; later ones build on earlier ones. */
export interface Step {
  readonly truth: string
  readonly show: (evening: Evening) => Promise<void>
}
