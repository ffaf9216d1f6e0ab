import type { Log } from "./log.ts"

/** A supervisor kills what takes longer. */
const DRAIN_MS = 5000

/** Ends the process on SIGTERM and SIGINT: once, within five seconds, whatever hangs. */
export function onShutdown(log: Log, drain: () => Promise<void>): void {
  let ending = false
  const end = (signal: string) => {
    if (ending) return
    ending = true
    log.info({ signal }, "shutting down")
    setTimeout(() => {
      log.error("draining took too long")
      process.exit(1)
    }, DRAIN_MS).unref()
    drain().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ problem: String(error) }, "draining failed")
        process.exit(1)
      },
    )
  }
  process.once("SIGTERM", () => end("SIGTERM"))
  process.once("SIGINT", () => end("SIGINT"))
}
