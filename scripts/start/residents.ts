import { join } from "node:path"
import { ROOT } from "../build/root.ts"
import type { Service } from "../supervisor/Service.ts"

/** Two real WebRTC clients who are always on air in a seeded room. Without them the system is whole, if empty. */
export function residents(relayUrl: string): Service {
  return {
    kind: "service",
    name: "residents",
    command: process.execPath,
    args: [join(ROOT, "residents/src/main.ts")],
    env: { OPENAIR_RELAY_URL: relayUrl },
    dependsOn: ["relay"],
    // They come when they come; nobody waits for them.
    ready: { description: "nothing", deadlineMs: 0, holds: async () => true },
    restart: { limit: 50, withinMs: 600_000, backoffMs: 1_000, maxBackoffMs: 15_000, whenGivenUp: "carry on" },
    stopSignal: "SIGTERM",
    graceMs: 3_000,
  }
}
