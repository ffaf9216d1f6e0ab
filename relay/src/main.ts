import { mkdirSync, readFileSync } from "node:fs"
import { enableCompileCache, flushCompileCache } from "node:module"
import { join } from "node:path"
import { readConfig } from "./ops/config.ts"
import { goFirst } from "./ops/goFirst.ts"

/** Before what else runs on the machine, after the studio. */
const NICENESS = -4

/** The relay as a program: options from the environment (relay/src/ops/options.ts); says `ready` when it serves. */
const config = readConfig(process.env)
// Media that comes late is heard by everybody, and a relay that restarts is waited for.
goFirst(process.pid, NICENESS)
mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
// People wait for a relay that restarts: what was compiled once is kept. So everything else is imported after this.
enableCompileCache(join(config.dataDir, "compiled"))
const { parseDeployment } = await import("@openair/protocol")
const { createLog } = await import("./ops/log.ts")
const { onShutdown } = await import("./ops/shutdown.ts")
const { startRelay } = await import("./startRelay.ts")

const log = createLog(config.logLevel)
process.on("unhandledRejection", (error) => log.error({ problem: String(error) }, "a promise failed unheard"))
const deployment = parseDeployment(readFileSync(config.deployment, "utf8"))
const relay = await startRelay(config, deployment, log)
onShutdown(log, () => relay.close())
process.stdout.write(`ready ${relay.origin} live ${relay.liveOrigin}\n`)
// Now, since a relay that is killed writes nothing at its end.
flushCompileCache()
