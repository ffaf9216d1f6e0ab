// Runs inside the isolated network: Postgres, graph-node, and the doors between that network and Unix sockets.
// It ends when its standard input does; whatever ends it ends all.
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { closeSync, openSync } from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { forward } from "./forward.ts"
import { DOORS, type IndoorsEvent, type IndoorsOptions, RPC_SOCKET } from "./IndoorsOptions.ts"
import { Postgres } from "./Postgres.ts"

const HOST = "127.0.0.1"
const POLL_MS = 25
/** First start: about two seconds, of which its migrations take one. Slow machines need more. */
const START_LIMIT_MS = 90_000
const STOP_GRACE_MS = 1_000

/**
 * How soon a block is indexed. graph-node asks the chain for its head once in a polling interval (by default a second) and
 * then waits until no further head has come for half a second; a chain that is busy would keep it waiting, so it looks by
 * itself after a watcher timeout (by default thirty seconds). It remembers heads for a while and then announces them twice,
 * which prolongs the wait: that cache is off. A reorganisation may be as deep as on mainnet; gnd would take ten blocks.
 */
const INDEXING_ENVIRONMENT = {
  ETHEREUM_POLLING_INTERVAL: "200",
  GRAPH_CHAIN_HEAD_WATCHER_TIMEOUT: "1",
  GRAPH_STORE_DISABLE_CHAIN_HEAD_PTR_CACHE: "true",
  ETHEREUM_REORG_THRESHOLD: "250",
}

function tell(event: IndoorsEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}

/** graph-node asks for an IPFS server before it starts, and uses none of it when manifests lie on disk. */
async function startIpfsStub(port: number): Promise<void> {
  const server = createServer((_, response) => response.end("{}"))
  server.listen(port, HOST)
  await once(server, "listening")
}

function startGnd(options: IndoorsOptions, databaseUrl: string): ChildProcess {
  const { ports, network, idleManifest } = options
  const log = openSync(join(options.logDir, "graph-node.log"), "a")
  const child = spawn(
    "setpriv", // so that it dies with us
    [
      ...["--pdeathsig", "KILL", options.gnd, "dev"],
      ...["--manifests", `${idleManifest}:.`],
      ...["--postgres-url", databaseUrl],
      ...["--ethereum-rpc", `${network}:http://${HOST}:${ports.rpc}`],
      ...["--ipfs", `http://${HOST}:${ports.ipfs}`],
      ...["--http-port", `${ports.query}`, "--index-node-port", `${ports.index}`],
      ...["--admin-port", `${ports.admin}`, "--metrics-port", `${ports.metrics}`],
    ],
    {
      cwd: options.dataDir,
      env: {
        PATH: process.env.PATH,
        TMPDIR: options.dataDir,
        GRAPH_LOG: "info",
        ...INDEXING_ENVIRONMENT,
      },
      stdio: ["ignore", log, log],
    },
  )
  closeSync(log)
  return child
}

async function untilGndAnswers(gnd: ChildProcess, options: IndoorsOptions): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS
  for (const port of [options.ports.query, options.ports.index, options.ports.admin]) {
    while (!(await answers(port))) {
      if (gnd.exitCode !== null || gnd.signalCode !== null) {
        throw new Error(`graph-node ended with ${gnd.exitCode ?? gnd.signalCode}`)
      }
      if (Date.now() > deadline) throw new Error("graph-node did not come up; is the chain's RPC there?")
      await sleep(POLL_MS)
    }
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    await fetch(`http://${HOST}:${port}/`)
    return true
  } catch {
    return false
  }
}

async function main(options: IndoorsOptions): Promise<void> {
  let since = performance.now()
  const step = (what: string) => {
    tell({ type: "step", what, tookMs: Math.round(performance.now() - since) })
    since = performance.now()
  }
  const socket = (name: string) => join(options.socketDir, name)
  await startIpfsStub(options.ports.ipfs)
  await forward({ host: HOST, port: options.ports.rpc }, { path: socket(RPC_SOCKET) })

  const postgres = await Postgres.start(
    options.postgresBin,
    options.dataDir,
    join(options.logDir, "postgres.log"),
    options.ports.postgres,
  )
  step("Postgres")
  const gnd = startGnd(options, postgres.url)
  const gndEnded = once(gnd, "exit")

  let stopping = false
  const stop = async (exitCode: number) => {
    if (stopping) return
    stopping = true
    gnd.kill("SIGINT")
    // It may panic, or hang, on its way out; its data is safe in Postgres.
    await Promise.race([gndEnded, sleep(STOP_GRACE_MS)])
    gnd.kill("SIGKILL")
    await postgres.stop()
    process.exit(exitCode)
  }
  const stopBroken = (who: string) => {
    if (stopping) return
    tell({ type: "failed", message: `${who} ended` })
    void stop(1)
  }
  process.stdin.resume().once("end", () => void stop(0))
  process.once("SIGTERM", () => void stop(0))
  gndEnded.then(() => stopBroken("graph-node"))
  postgres.ended.then(() => stopBroken("Postgres"))

  await untilGndAnswers(gnd, options)
  for (const door of DOORS) await forward({ path: socket(door) }, { host: HOST, port: options.ports[door] })
  step("graph-node")
  tell({ type: "ready" })
}

main(JSON.parse(process.argv[2] ?? "") as IndoorsOptions).catch((error: unknown) => {
  tell({ type: "failed", message: error instanceof Error ? error.message : String(error) })
  process.exit(1) // and with it the namespace and all that is in it
})
