import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs"
import { join } from "node:path"

/** A log larger than this is set aside (one generation is kept) when its service starts. */
const ROTATE_BYTES = 16 * 1024 * 1024
const TAIL_LINES = 25

const STARTING = "starting"
/** `ERROR_CODE: what happened.` and, on the next line, `→ what to do`: as a service prints an error meant for people. */
const LAST_WORDS = /^[A-Z][A-Z_]+: ([\s\S]+?)\n→ (.+)$/m

/** Why a service ended, for the person who started it. */
interface LastWords {
  readonly message: string
  readonly remedy: string
}

/** The file a service writes to directly: nothing is lost and nothing blocks when the supervisor dies. */
export class ServiceLog {
  readonly file: string
  readonly #name: string

  constructor(dataDir: string, name: string) {
    mkdirSync(join(dataDir, "log"), { recursive: true })
    this.#name = name
    this.file = join(dataDir, "log", `${name}.log`)
  }

  /** Opens the file for a process about to start. The caller closes the descriptor once it has spawned. */
  open(): { fd: number; close: () => void } {
    if ((statSync(this.file, { throwIfNoEntry: false })?.size ?? 0) > ROTATE_BYTES) {
      renameSync(this.file, `${this.file}.1`)
    }
    this.say(STARTING)
    const fd = openSync(this.file, "a")
    return { fd, close: () => closeSync(fd) }
  }

  /** A line of the supervisor's own, between those of the service. */
  say(what: string): void {
    appendFileSync(this.file, `--- ${new Date().toISOString()} ${this.#name}: ${what}\n`)
  }

  /** What the service itself said about its end in its latest run. */
  lastWords(): LastWords | undefined {
    const tail = this.tail()
    const latestRun = tail.slice(tail.lastIndexOf(`${this.#name}: ${STARTING}\n`) + 1)
    const [, message, remedy] = LAST_WORDS.exec(latestRun) ?? []
    return message === undefined || remedy === undefined ? undefined : { message, remedy }
  }

  /** The last lines, for an error message. */
  tail(): string {
    try {
      return readFileSync(this.file, "utf8").trimEnd().split("\n").slice(-TAIL_LINES).join("\n")
    } catch {
      return ""
    }
  }
}
