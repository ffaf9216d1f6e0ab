import { setTimeout as sleep } from "node:timers/promises"
import { accepts } from "./conditions.ts"
import { InstanceLock } from "./InstanceLock.ts"
import { inOrder } from "./inOrder.ts"
import { ProcessGuard } from "./ProcessGuard.ts"
import { RestartBudget } from "./RestartBudget.ts"
import type { Service, Task, Unit } from "./Service.ts"
import { ServiceLog } from "./ServiceLog.ts"
import { ServiceProcess } from "./ServiceProcess.ts"
import { SupervisorError } from "./SupervisorError.ts"

/** How long the guard lets orphans of a killed supervisor end by themselves. */
const GUARD_GRACE_SECONDS = 3
const LEFTOVER_WAIT_MS = (GUARD_GRACE_SECONDS + 2) * 1_000

/** What the supervisor tells whoever shows progress. */
export type SupervisorEvent =
  | { readonly type: "ready"; readonly name: string; readonly tookMs: number; readonly note: string | undefined }
  | { readonly type: "restarting"; readonly name: string; readonly end: number | string; readonly inMs: number }
  | { readonly type: "gave up"; readonly name: string; readonly error: SupervisorError }
  | { readonly type: "stopping" }

interface Running {
  readonly service: Service
  readonly log: ServiceLog
  readonly budget: RestartBudget
  process: ServiceProcess
  ready: Promise<void>
  stopping: boolean
}

/**
 * Owns every process of one system: starts them in the order of their dependencies, starts crashed ones again,
 * stops all in reverse. Its lock file `running.json` in the data folder says which process is which.
 */
export class Supervisor {
  /** Rejects when the supervisor gives up on a service without which the system must stop. */
  readonly failed: Promise<never>
  readonly #dataDir: string
  readonly #report: (event: SupervisorEvent) => void
  readonly #running = new Map<string, Running>()
  readonly #abort = new AbortController()
  #guard: ProcessGuard | undefined
  #lock: InstanceLock | undefined
  #order: Unit[] = []
  #stopped: Promise<void> | undefined
  #fail!: (error: SupervisorError) => void

  constructor(dataDir: string, report: (event: SupervisorEvent) => void = () => {}) {
    this.#dataDir = dataDir
    this.#report = report
    this.failed = new Promise((_, reject) => {
      this.#fail = reject
    })
    this.failed.catch(() => {}) // nobody need listen
  }

  /** Starts everything, each unit as soon as what it depends on is ready. On failure all is stopped before it throws. */
  async start(units: readonly Unit[]): Promise<void> {
    this.#order = inOrder(units)
    const done = new Map<string, Promise<void>>()
    this.#guard = new ProcessGuard(GUARD_GRACE_SECONDS)
    try {
      this.#lock = await InstanceLock.take(this.#dataDir, this.#guard.pid, LEFTOVER_WAIT_MS)
      await assertPortsFree(this.#order)
      for (const unit of this.#order) {
        const before = (unit.dependsOn ?? []).map((name) => done.get(name))
        done.set(
          unit.name,
          Promise.all(before).then(() => this.#startUnit(unit)),
        )
      }
      await Promise.all(done.values())
    } catch (error) {
      await this.stop()
      await Promise.allSettled(done.values())
      throw error
    }
  }

  /** The process id of a service that runs now. */
  pid(name: string): number | undefined {
    return this.#running.get(name)?.process.pid
  }

  /** Ends a service's process as a crash would; it is then started again by its restart policy. */
  kill(name: string, signal: NodeJS.Signals = "SIGKILL"): void {
    const running = this.#known(name)
    running.ready = running.process.ended.then(() => {}) // then the restart puts its own promise here
    process.kill(running.process.pid, signal)
  }

  /** Resolves when the service's present process (after a kill: the next one) is ready. */
  async untilReady(name: string): Promise<void> {
    for (const running = this.#known(name); ; ) {
      const awaited = running.ready
      await awaited
      if (this.#known(name).ready === awaited) return
    }
  }

  /** Stops everything in reverse order and lets go of the data folder. Safe to call at any time, more than once. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll()
    return this.#stopped
  }

  async #startUnit(unit: Unit): Promise<void> {
    this.#abort.signal.throwIfAborted()
    const startedAt = performance.now()
    const note = unit.kind === "task" ? await this.#runTask(unit) : await this.#startService(unit)
    this.#report({ type: "ready", name: unit.name, tookMs: performance.now() - startedAt, note })
  }

  #runTask(task: Task): Promise<string | undefined> {
    return task.run({ signal: this.#abort.signal, logFile: new ServiceLog(this.#dataDir, task.name).file })
  }

  async #startService(service: Service): Promise<undefined> {
    const log = new ServiceLog(this.#dataDir, service.name)
    const process = await ServiceProcess.spawn(service, this.#requireGuard(), log)
    const ready = process.untilReady(this.#abort.signal)
    const running: Running = {
      service,
      log,
      budget: new RestartBudget(service.restart),
      process,
      ready,
      stopping: false,
    }
    this.#running.set(service.name, running)
    this.#recordPids()
    await ready
    void this.#keepAlive(running)
  }

  /** Starts the service again whenever it ends, until it is told to stop or the budget is spent. */
  async #keepAlive(running: Running): Promise<void> {
    const { service, log, budget } = running
    for (;;) {
      const end = await running.process.ended
      if (running.stopping) return
      const delayMs = budget.nextDelayMs(Date.now())
      if (delayMs === undefined) {
        const crashes = `${service.name} ended (${end}) more than ${service.restart.limit} times in a short while.`
        this.#giveUp(running, new SupervisorError(crashes, `Its log: ${log.file}`, log.tail()))
        return
      }
      this.#report({ type: "restarting", name: service.name, end, inMs: delayMs })
      const startedAt = performance.now()
      running.ready = this.#respawn(running, delayMs)
      try {
        await running.ready
        this.#report({
          type: "ready",
          name: service.name,
          tookMs: performance.now() - startedAt,
          note: "started again",
        })
      } catch (error) {
        if (this.#abort.signal.aborted) return
        log.say(error instanceof Error ? error.message : String(error))
        await running.process.stop() // alive but not ready in time: counts as one more crash
      }
    }
  }

  async #respawn(running: Running, delayMs: number): Promise<void> {
    await sleep(delayMs, undefined, { signal: this.#abort.signal })
    running.process = await ServiceProcess.spawn(running.service, this.#requireGuard(), running.log)
    this.#recordPids()
    await running.process.untilReady(this.#abort.signal)
  }

  #giveUp(running: Running, error: SupervisorError): void {
    this.#running.delete(running.service.name)
    this.#recordPids()
    this.#report({ type: "gave up", name: running.service.name, error })
    if (running.service.restart.whenGivenUp === "stop all") void this.stop().then(() => this.#fail(error))
  }

  async #stopAll(): Promise<void> {
    this.#report({ type: "stopping" })
    this.#abort.abort(new SupervisorError("The system was stopped.", "Start it again."))
    for (const running of this.#running.values()) running.stopping = true
    const stopped = new Map<string, Promise<unknown>>()
    for (const unit of this.#order.toReversed()) {
      const users = this.#order.filter((other) => other.dependsOn?.includes(unit.name))
      const usersStopped = Promise.all(users.map((user) => stopped.get(user.name)))
      stopped.set(
        unit.name,
        usersStopped.then(() => this.#running.get(unit.name)?.process.stop()),
      )
    }
    await Promise.all(stopped.values())
    this.#lock?.release()
    this.#guard?.close()
  }

  #known(name: string): Running {
    const running = this.#running.get(name)
    if (!running) throw new Error(`No service called ${name} runs.`)
    return running
  }

  #requireGuard(): ProcessGuard {
    if (!this.#guard) throw new Error("The supervisor has not been started.")
    return this.#guard
  }

  #recordPids(): void {
    const pids = [...this.#running].map(([name, running]) => [name, running.process.pid] as const)
    this.#lock?.record(Object.fromEntries(pids))
  }
}

/** Says which port is taken before anything is spawned, instead of letting a service fail in its own words. */
async function assertPortsFree(units: readonly Unit[]): Promise<void> {
  for (const unit of units) {
    if (unit.kind === "task") continue
    for (const port of unit.ports ?? []) {
      if (!(await accepts(port))) continue
      throw new SupervisorError(
        `Port ${port}, which ${unit.name} needs, is taken by another program.`,
        `Stop that program (ss -ltnp 'sport = :${port}' names it), or choose other ports: --port N.`,
      )
    }
  }
}
