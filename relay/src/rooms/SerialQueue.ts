import { OpenairError } from "@openair/protocol"

/** More than a client can have on its way without flooding. */
const MAX_WAITING = 100

/** Runs tasks one after the other, in the order they came. */
export class SerialQueue {
  private tail: Promise<unknown> = Promise.resolve()
  private waiting = 0

  /** Resolves or rejects as the task does. @throws TOO_MANY_REQUESTS when too many wait. */
  run<T>(task: () => Promise<T>): Promise<T> {
    if (this.waiting >= MAX_WAITING)
      return Promise.reject(new OpenairError("TOO_MANY_REQUESTS", { retryAfterSeconds: 1 }))
    this.waiting += 1
    const run = this.tail.then(task).finally(() => {
      this.waiting -= 1
    })
    this.tail = run.catch(() => {})
    return run
  }
}
