import type { SupervisorEvent } from "../supervisor/Supervisor.ts"
import type { SupervisorError } from "../supervisor/SupervisorError.ts"

const NAME_COLUMNS = 28
const MS_PER_SECOND = 1_000

/** Seconds with one decimal, in the column all progress lines share. */
export const inSeconds = (ms: number) => `${(ms / MS_PER_SECOND).toFixed(1).padStart(6)} s`

/** One line an event, for the person who started the system. */
export function showProgress(event: SupervisorEvent): void {
  switch (event.type) {
    case "ready":
      console.log(`  ✓ ${event.name.padEnd(NAME_COLUMNS)}${inSeconds(event.tookMs)}  ${event.note ?? ""}`)
      return
    case "restarting":
      console.log(`  ↻ ${event.name} ended (${event.end}); it is started again in ${event.inMs} ms`)
      return
    case "gave up":
      showError(event.error)
      return
    case "stopping":
      console.log("\nStopping")
      return
  }
}

/** What happened, why, and what to do. */
export function showError({ message, logTail, remedy }: SupervisorError): void {
  const why = logTail ? `\n${logTail.replaceAll(/^/gm, "    │ ")}` : ""
  console.error(`\n  ✗ ${message}${why}\n  → ${remedy}`)
}
