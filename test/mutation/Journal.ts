import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import type { Mutant } from "./Mutant.ts"

/**
 * `killed` a test failed; `timeout` the tests took far longer than on the whole code, which counts as killed; `survived` all passed;
 * `same code` the compiler makes the same code of it, so nothing could tell; `invalid` it does not compile.
 */
export type Outcome = "killed" | "timeout" | "survived" | "same code" | "invalid"

export interface Verdict {
  readonly mutant: Mutant
  readonly outcome: Outcome
  /** The test that failed first. */
  readonly by?: string
  readonly durationMs: number
}

/** One JSON line a verdict, written when it is known: a run that was stopped goes on from there. */
export class Journal {
  readonly #file: string
  readonly #verdicts = new Map<string, Verdict>()

  /** @param resume false to begin anew. */
  constructor(file: string, resume: boolean) {
    this.#file = file
    mkdirSync(dirname(file), { recursive: true })
    if (!resume) rmSync(file, { force: true })
    if (!existsSync(file)) return
    const text = readFileSync(file, "utf8")
    // The last line of a run that was killed may be half written; it is cut off, so that the next one begins a line.
    const whole = text.slice(0, text.lastIndexOf("\n") + 1)
    if (whole !== text) writeFileSync(file, whole)
    for (const line of whole.split("\n").filter(Boolean)) {
      const verdict = JSON.parse(line) as Verdict
      this.#verdicts.set(verdict.mutant.id, verdict)
    }
  }

  find(mutant: Mutant): Verdict | undefined {
    return this.#verdicts.get(mutant.id)
  }

  write(verdict: Verdict): void {
    this.#verdicts.set(verdict.mutant.id, verdict)
    appendFileSync(this.#file, `${JSON.stringify(verdict)}\n`)
  }
}
