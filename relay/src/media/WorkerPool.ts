import { setTimeout as delay } from "node:timers/promises"
import { createWorker, type types } from "mediasoup"
import type { MediaOptions } from "./MediaOptions.ts"

/** A living worker with the one port all WebRTC transports of its rooms share. */
export interface PooledWorker {
  readonly worker: types.Worker
  readonly webRtcServer: types.WebRtcServer
  /** Rooms on it, for spreading. */
  rooms: number
}

/** After a relay was killed its workers need a moment to notice and let go of their ports. */
const PORT_RELEASE_SECONDS = 10
const RETRY_MS = 200

/** One worker a core, each replaced when it dies. */
export class WorkerPool {
  private readonly options: MediaOptions
  private readonly slots: (PooledWorker | undefined)[]
  private readonly waiting = new Set<() => void>()
  private ended = false

  private constructor(options: MediaOptions) {
    this.options = options
    this.slots = new Array(options.workers).fill(undefined)
  }

  /** @throws when not every worker starts within ten seconds: a wrong binary, a port in use. */
  static async open(options: MediaOptions): Promise<WorkerPool> {
    const pool = new WorkerPool(options)
    try {
      await Promise.all(pool.slots.map((_, index) => pool.fill(index, PORT_RELEASE_SECONDS * 1000)))
    } catch (error) {
      pool.close()
      throw error
    }
    return pool
  }

  get closed(): boolean {
    return this.ended
  }

  /** Process ids of the living workers. */
  get pids(): number[] {
    return this.slots.flatMap((slot) => (slot ? [slot.worker.pid] : []))
  }

  /** The worker with the fewest rooms; waits while none lives. Rejects when the pool is closed. */
  async take(): Promise<PooledWorker> {
    for (;;) {
      if (this.ended) throw new Error("the media engine is closed")
      const living = this.slots.filter((slot) => slot !== undefined)
      const least = living.reduce<PooledWorker | undefined>((a, b) => (a && a.rooms <= b.rooms ? a : b), undefined)
      if (least) {
        least.rooms += 1
        return least
      }
      await new Promise<void>((resolve) => this.waiting.add(resolve))
    }
  }

  close(): void {
    this.ended = true
    for (const slot of this.slots) slot?.worker.close()
    this.wake()
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve()
    this.waiting.clear()
  }

  private async fill(index: number, limitMs: number): Promise<void> {
    const startMs = performance.now()
    for (;;) {
      if (this.ended) return
      try {
        const slot = await this.spawn(index)
        if (this.ended) return slot.worker.close()
        this.slots[index] = slot
        return this.wake()
      } catch (error) {
        if (performance.now() - startMs > limitMs) throw error
        this.options.log?.("warn", "A media worker did not start; trying again.", { index, problem: String(error) })
        await delay(RETRY_MS)
      }
    }
  }

  private async spawn(index: number): Promise<PooledWorker> {
    const { basePort, listenIp, announcedAddress, workerBin } = this.options
    const worker = await createWorker({ logLevel: "error", ...(workerBin ? { workerBin } : {}) })
    worker.once("died", (error) => {
      this.slots[index] = undefined
      if (this.ended) return
      this.options.log?.("error", "A media worker died; replacing it.", { pid: worker.pid, problem: error.message })
      void this.fill(index, Number.POSITIVE_INFINITY)
    })
    const listen = {
      ip: listenIp,
      ...(announcedAddress ? { announcedAddress } : {}),
      ...(basePort ? { port: basePort + index } : {}),
    }
    try {
      const webRtcServer = await worker.createWebRtcServer({
        listenInfos: [
          { protocol: "udp", ...listen },
          { protocol: "tcp", ...listen },
        ],
      })
      return { worker, webRtcServer, rooms: 0 }
    } catch (error) {
      worker.close()
      throw error
    }
  }
}
