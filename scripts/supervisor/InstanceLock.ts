import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { SupervisorError } from "./SupervisorError.ts"

const LOCK_FILE = "running.json"
const POLL_MS = 100
/** Field 22 of /proc/<pid>/stat (man 5 proc), counted from the end of the process's name. */
const START_TIME_FIELD_AFTER_NAME = 19

/** A process by its id and the moment it started, so that a reused id is not mistaken for it. */
interface ProcessIdentity {
  readonly pid: number
  readonly startTicks: string
}

interface LockContents {
  readonly supervisor: ProcessIdentity
  readonly guard: ProcessIdentity
  readonly services: Readonly<Record<string, number>>
}

/** Lets one supervisor at a time use a data folder, and says there which processes run. */
export class InstanceLock {
  readonly #file: string
  readonly #supervisor = identify(process.pid)
  readonly #guard: ProcessIdentity

  private constructor(file: string, guard: ProcessIdentity) {
    this.#file = file
    this.#guard = guard
  }

  /**
   * Takes the lock. Processes that a killed run left behind are being ended by its guard: that is waited for,
   * at most `leftoverWaitMs`. Throws when another supervisor is alive.
   */
  static async take(dataDir: string, guardPid: number, leftoverWaitMs: number): Promise<InstanceLock> {
    mkdirSync(dataDir, { recursive: true })
    const file = join(dataDir, LOCK_FILE)
    const lock = new InstanceLock(file, identify(guardPid))
    const deadline = Date.now() + leftoverWaitMs
    for (;;) {
      try {
        writeFileSync(file, lock.#contents({}), { flag: "wx" })
        return lock
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
      }
      InstanceLock.assertNotHeld(dataDir)
      const holder = readLock(file)
      const leftoversMayRun = holder !== undefined && isAlive(holder.guard)
      if (!leftoversMayRun || Date.now() > deadline) rmSync(file, { force: true })
      else await sleep(POLL_MS)
    }
  }

  /** Throws when a living supervisor uses the data folder. */
  static assertNotHeld(dataDir: string): void {
    const holder = readLock(join(dataDir, LOCK_FILE))
    if (holder === undefined || !isAlive(holder.supervisor)) return
    throw new SupervisorError(
      `${dataDir} is in use by process ${holder.supervisor.pid}.`,
      "Stop that one first, or start with another data folder: --data DIR.",
    )
  }

  /** Writes down which process is which service, for people and tests that look from outside. */
  record(services: Readonly<Record<string, number>>): void {
    writeFileSync(`${this.#file}.new`, this.#contents(services))
    renameSync(`${this.#file}.new`, this.#file)
  }

  release(): void {
    rmSync(this.#file, { force: true })
  }

  #contents(services: Readonly<Record<string, number>>): string {
    const contents: LockContents = { supervisor: this.#supervisor, guard: this.#guard, services }
    return `${JSON.stringify(contents, null, 2)}\n`
  }
}

function readLock(file: string): LockContents | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as LockContents
  } catch {
    return undefined
  }
}

function identify(pid: number): ProcessIdentity {
  return { pid, startTicks: startTicks(pid) ?? "" }
}

function isAlive({ pid, startTicks: remembered }: ProcessIdentity): boolean {
  return startTicks(pid) === remembered
}

/** When a living process started, in clock ticks since boot. */
function startTicks(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    return fields[0] === "Z" ? undefined : fields[START_TIME_FIELD_AFTER_NAME] // a zombie has ended
  } catch {
    return undefined
  }
}
