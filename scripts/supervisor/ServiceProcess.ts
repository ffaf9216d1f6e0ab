import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import { killGroup } from "./killGroup.ts"
import type { ProcessGuard } from "./ProcessGuard.ts"
import type { Service } from "./Service.ts"
import type { ServiceLog } from "./ServiceLog.ts"
import { SupervisorError } from "./SupervisorError.ts"

const READY_POLL_MS = 50

/** One run of a service: from spawn to the end of the last process of its group. */
export class ServiceProcess {
  readonly pid: number
  /** Resolves once the process has ended and its group is dead: an exit code or a signal's name. */
  readonly ended: Promise<number | string>
  #end: number | string | undefined
  readonly #service: Service
  readonly #log: ServiceLog

  private constructor(service: Service, child: ChildProcess, pid: number, guard: ProcessGuard, log: ServiceLog) {
    this.pid = pid
    this.#service = service
    this.#log = log
    this.ended = new Promise((resolve) => {
      child.once("exit", (code, signal) => {
        killGroup(pid) // what it started dies with it
        guard.forget(pid)
        this.#end = signal ?? code ?? "unknown"
        log.say(`ended (${this.#end})`)
        resolve(this.#end)
      })
    })
  }

  /** Spawns the service as a process group of its own. Throws a SupervisorError when its program cannot be run. */
  static async spawn(service: Service, guard: ProcessGuard, log: ServiceLog): Promise<ServiceProcess> {
    service.beforeStart?.()
    const { fd, close } = log.open()
    const child = spawn(service.command, [...service.args], {
      cwd: service.cwd,
      env: { ...process.env, ...service.env },
      detached: true,
      stdio: ["ignore", fd, fd],
    })
    close()
    if (child.pid === undefined) {
      const [error] = (await once(child, "error")) as [Error]
      throw new SupervisorError(`${service.name} cannot be started: ${error.message}.`, `Check ${service.command}.`)
    }
    guard.watch(child.pid)
    return new ServiceProcess(service, child, child.pid, guard, log)
  }

  /** Waits until the service's condition holds. Throws when it ends or the deadline passes first, or on abort. */
  async untilReady(signal: AbortSignal): Promise<void> {
    const { name, ready } = this.#service
    const deadline = Date.now() + ready.deadlineMs
    for (;;) {
      signal.throwIfAborted()
      if (this.#end !== undefined) {
        const said = this.#log.lastWords()
        if (said) throw new SupervisorError(said.message, said.remedy)
        const message = `${name} ended (${this.#end}) before it was ready.`
        throw new SupervisorError(message, `Its log: ${this.#log.file}`, this.#log.tail())
      }
      if (await ready.holds().catch(() => false)) return
      if (Date.now() > deadline) {
        throw new SupervisorError(
          `${name} was not ready after ${ready.deadlineMs / 1000} s; waited for ${ready.description}.`,
          `Its log: ${this.#log.file}`,
          this.#log.tail(),
        )
      }
      await sleep(READY_POLL_MS)
    }
  }

  /** Asks the process to end, and kills its group when the grace is over. */
  async stop(): Promise<void> {
    if (this.#end !== undefined) return
    const timer = setTimeout(() => {
      this.#log.say(`not ended after ${this.#service.graceMs} ms, killing it`)
      killGroup(this.pid)
    }, this.#service.graceMs)
    process.kill(this.pid, this.#service.stopSignal)
    await this.ended
    clearTimeout(timer)
  }
}
