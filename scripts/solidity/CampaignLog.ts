import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { addCalls, type HandlerCalls } from "./handlerCalls.ts"

interface Saved {
  readonly nextSeed: number
  readonly elapsedMs: number
  readonly failedSeeds: readonly number[]
  readonly handlers: Readonly<Record<string, HandlerCalls>>
}

const FIRST_SEED = 1

/**
 * What a campaign has come to, so that a stopped one goes on:
 * `state.json` (next seed, time spent, counts by handler), `log.txt` (everything forge printed), `seed-N.failure.txt` for each failure.
 */
export class CampaignLog {
  readonly #dir: string
  readonly handlers = new Map<string, HandlerCalls>()
  readonly failedSeeds: number[] = []
  nextSeed = FIRST_SEED
  elapsedMs = 0

  /** @param resume false to begin anew; failures of earlier campaigns are then deleted with the rest. */
  constructor(dir: string, resume: boolean) {
    this.#dir = dir
    if (!resume) rmSync(dir, { recursive: true, force: true })
    mkdirSync(dir, { recursive: true })
    if (!existsSync(this.#stateFile)) return
    const saved = JSON.parse(readFileSync(this.#stateFile, "utf8")) as Saved
    this.nextSeed = saved.nextSeed
    this.elapsedMs = saved.elapsedMs
    this.failedSeeds.push(...saved.failedSeeds)
    for (const [name, calls] of Object.entries(saved.handlers)) this.handlers.set(name, calls)
  }

  print(text: string): void {
    appendFileSync(join(this.#dir, "log.txt"), text)
  }

  /** A seed has been played to its end. */
  record(
    seed: number,
    passed: boolean,
    durationMs: number,
    calls: ReadonlyMap<string, HandlerCalls>,
    output: string,
  ): void {
    for (const [name, more] of calls) addCalls(this.handlers, name, more)
    if (!passed) {
      this.failedSeeds.push(seed)
      writeFileSync(join(this.#dir, `seed-${seed}.failure.txt`), output)
    }
    this.nextSeed = seed + 1
    this.elapsedMs += durationMs
    const { nextSeed, elapsedMs, failedSeeds } = this
    const state: Saved = { nextSeed, elapsedMs, failedSeeds, handlers: Object.fromEntries(this.handlers) }
    // Written beside and moved into place: a kill in the middle leaves the state before.
    writeFileSync(`${this.#stateFile}.new`, `${JSON.stringify(state, null, 2)}\n`)
    renameSync(`${this.#stateFile}.new`, this.#stateFile)
  }

  get #stateFile(): string {
    return join(this.#dir, "state.json")
  }
}
