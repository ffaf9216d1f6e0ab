import { Worker } from "node:worker_threads"
import type { CompilerSettings, Sources } from "./Compiler.ts"
import type { Job, JobEnd, ThreadData } from "./compilerThread.ts"

/** Compiles in a thread of its own, one job after another. A thread that fails takes the run with it. */
export class BackgroundCompiler {
  readonly #worker: Worker

  constructor(settings: CompilerSettings, sources: Sources) {
    const workerData: ThreadData = { settings, sources }
    this.#worker = new Worker(new URL("./compilerThread.ts", import.meta.url), { workerData })
  }

  /** Jobs are done in the order they are given in; the one before must have been awaited, or be awaited first. */
  compile(job: Job): Promise<JobEnd> {
    return new Promise((resolve, reject) => {
      this.#worker.once("error", reject)
      this.#worker.once("message", (end: JobEnd) => {
        this.#worker.off("error", reject)
        resolve(end)
      })
      this.#worker.postMessage(job)
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}
