/** The whole system on this machine: `npm start`. */
import { isIP } from "node:net"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { ROOT } from "./build/root.ts"
import { PORT_COUNT, portsFrom } from "./start/Ports.ts"
import { inSeconds, showError, showProgress } from "./start/showProgress.ts"
import { startSystem } from "./start/startSystem.ts"
import { wipeDataDir } from "./start/wipeDataDir.ts"
import { SupervisorError } from "./supervisor/SupervisorError.ts"

const DEFAULT_PORT = 8080
const HIGHEST_PORT = 65_500

const SAME_SIGNAL_MS = 1_000
const WILDCARDS = ["0.0.0.0", "::"]

const HELP = `npm start -- [options]

  --quiet       without the two residents who are always on air
  --reset       deletes everything the last run has kept, and begins anew
  --data DIR    where everything is kept (default .openair/main)
  --port N      first of ${PORT_COUNT} ports in a row (default ${DEFAULT_PORT}): app, live stream, chain, subgraph, …
  --host ADDR   address of this machine to listen on (default 127.0.0.1: this machine alone)
  --help        this text

Ctrl-C stops everything; the next start goes on where this one was.`

const { values } = parseArgs({
  options: {
    quiet: { type: "boolean", default: false },
    reset: { type: "boolean", default: false },
    data: { type: "string", default: join(ROOT, ".openair/main") },
    port: { type: "string", default: String(DEFAULT_PORT) },
    host: { type: "string", default: "127.0.0.1" },
    help: { type: "boolean", default: false },
  },
})

/**
 * The first signal stops everything in order. One signal may arrive twice, from a terminal and from the launcher; but
 * whoever asks again later is in a hurry, and the supervisor's guard ends what is left.
 */
function stopOnSignal(stop: () => Promise<void>): void {
  let askedAt: number | undefined
  const onSignal = () => {
    if (askedAt === undefined) {
      askedAt = performance.now()
      void stop().then(() => process.exit(0))
    } else if (performance.now() - askedAt > SAME_SIGNAL_MS) {
      process.exit(1)
    }
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal)
}

async function main(): Promise<void> {
  const startedAt = performance.now()
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > HIGHEST_PORT) {
    throw new SupervisorError(`${values.port} is not a port.`, `Give --port a number from 1 to ${HIGHEST_PORT}.`)
  }
  if (isIP(values.host) === 0 || WILDCARDS.includes(values.host)) {
    throw new SupervisorError(
      `${values.host} is not one address, and browsers must be told one.`,
      "Give --host one of this machine's addresses (hostname -I).",
    )
  }
  if (!values.host.startsWith("127.")) {
    console.log(`Everybody who reaches ${values.host} can act on this chain with its demo keys, which are public.\n`)
  }
  const dataDir = resolve(values.data)
  if (values.reset) {
    console.log(`Deleting ${dataDir}\n`)
    wipeDataDir(dataDir)
  }
  console.log("Starting")
  const system = await startSystem({
    dataDir,
    ports: portsFrom(port),
    host: values.host,
    residents: !values.quiet,
    report: showProgress,
    onStopper: stopOnSignal,
  })
  console.log(`    ${"ready".padEnd(28)}${inSeconds(performance.now() - startedAt)}

  Open      ${system.url}
  Chain     ${system.rpcUrl}
  Subgraph  ${system.subgraphUrl}
  Logs      ${join(dataDir, "log")}

  Ctrl-C stops everything. Nothing is lost: the next start goes on from here.`)
  await system.failed
}

if (values.help) {
  console.log(HELP)
} else {
  await main().catch((error: unknown) => {
    if (!(error instanceof SupervisorError)) throw error
    showError(error)
    process.exit(1)
  })
}
