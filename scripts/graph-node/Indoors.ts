import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { GraphNodeError } from "./GraphNodeError.ts"
import {
  type Door,
  type IndoorsEvent,
  type IndoorsOptions,
  type IndoorsPorts,
  OWN_NETWORK_PORTS,
  RPC_SOCKET,
} from "./IndoorsOptions.ts"
import { findIsolation, type IsolationKind, insideOwner, isolated } from "./isolation.ts"
import { findGnd, findPostgres } from "./programs.ts"
import { startRpcProxy } from "./rpcProxy.ts"

const PROGRAM = join(import.meta.dirname, "indoorsMain.ts")
/** A graph-node killed a moment ago has let go of its data folder by then. */
const LOCK_WAIT_SECONDS = 5
const LOCK_TAKEN_EXIT_CODE = 75
const STOP_LIMIT_MS = 15_000
const LOG_TAIL_LINES = 12

export interface IndoorsRequest {
  readonly dataDir: string
  readonly rpcUrl: string
  readonly idleManifest: string
  readonly network: string
  readonly isolation?: IsolationKind
  readonly allowOpenPorts?: boolean
  readonly onProgress?: (step: string, tookMs: number) => void
}

/** The isolated network with Postgres and graph-node in it, seen from outside: a process and the Unix sockets that lead in. */
export class Indoors {
  readonly isolation: IsolationKind
  readonly ended: Promise<string>
  readonly logFile: string
  readonly #child: ChildProcess
  readonly #socketDir: string
  readonly #closeProxy: () => Promise<void>

  private constructor(
    isolation: IsolationKind,
    child: ChildProcess,
    ended: Promise<string>,
    logFile: string,
    socketDir: string,
    closeProxy: () => Promise<void>,
  ) {
    this.isolation = isolation
    this.ended = ended
    this.logFile = logFile
    this.#child = child
    this.#socketDir = socketDir
    this.#closeProxy = closeProxy
  }

  /** Path of the Unix socket that leads to one of graph-node's ports. */
  door(door: Door): string {
    return join(this.#socketDir, door)
  }

  static async open(request: IndoorsRequest): Promise<Indoors> {
    const isolation = chooseIsolation(request)
    const logDir = join(request.dataDir, "logs")
    mkdirSync(logDir, { recursive: true })
    // In the system's temporary folder, because the path of a Unix socket may not be longer than 107 bytes.
    const socketDir = mkdtempSync(join(tmpdir(), "openair-graph-"))
    const closeProxy = await startRpcProxy(join(socketDir, RPC_SOCKET), request.rpcUrl)
    giveTo(insideOwner(isolation), request.dataDir, socketDir)

    const options: IndoorsOptions = {
      postgresBin: findPostgres(),
      gnd: findGnd(),
      dataDir: request.dataDir,
      logDir,
      socketDir,
      idleManifest: request.idleManifest,
      network: request.network,
      ports: isolation === "none" ? await freePorts() : OWN_NETWORK_PORTS,
    }
    const command = isolated(
      isolation,
      [process.execPath, PROGRAM, JSON.stringify(options)],
      [request.dataDir, socketDir],
    )
    const lock = ["--no-fork", "--wait", `${LOCK_WAIT_SECONDS}`, "--conflict-exit-code", `${LOCK_TAKEN_EXIT_CODE}`]
    const child = spawn("flock", [...lock, join(request.dataDir, "lock"), ...command], {
      stdio: ["pipe", "pipe", "pipe"],
    })
    child.stdin.on("error", () => {}) // it has ended; `ended` says so
    let complaints = ""
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaints = (complaints + text).slice(-2_000)
    })

    let failure: string | undefined
    let becameReady = () => {}
    const ready = new Promise<void>((resolve) => {
      becameReady = resolve
    })
    createInterface(child.stdout).on("line", (line) => {
      const event = JSON.parse(line) as IndoorsEvent
      if (event.type === "ready") becameReady()
      else if (event.type === "failed") failure = event.message
      else request.onProgress?.(event.what, event.tookMs)
    })
    const ended = new Promise<string>((resolve) => {
      child.once("error", (error) => resolve(error.message))
      child.once("close", (code, signal) => {
        rmSync(socketDir, { recursive: true, force: true })
        void closeProxy()
        if (code === LOCK_TAKEN_EXIT_CODE) resolve("in use")
        else resolve(failure ?? (complaints.trim() || `ended (${signal ?? code})`))
      })
    })

    const logFile = join(logDir, "graph-node.log")
    const end = await Promise.race([ready, ended])
    if (typeof end !== "string") return new Indoors(isolation, child, ended, logFile, socketDir, closeProxy)
    if (end === "in use") {
      throw new GraphNodeError(
        "IN_USE",
        `Another graph-node uses ${request.dataDir}.`,
        "Stop it first, or use another data folder.",
      )
    }
    throw new GraphNodeError("START_FAILED", `graph-node did not start: ${end}.\n${tail(logFile)}`, `See ${logDir}.`)
  }

  /** Asks all inside to end, and kills what has not after a while. */
  async close(): Promise<void> {
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), STOP_LIMIT_MS)
    this.#child.stdin?.end()
    await this.ended
    clearTimeout(timer)
    await this.#closeProxy()
  }
}

function chooseIsolation(request: IndoorsRequest): IsolationKind {
  const isolation = request.isolation ?? findIsolation()
  if (isolation !== undefined) return isolation
  if (request.allowOpenPorts === true) return "none"
  throw new GraphNodeError(
    "CANNOT_ISOLATE",
    "graph-node listens on every network interface, its admin port included, and this machine allows no network namespace to keep it in.",
    "Install bubblewrap and allow user namespaces (sysctl kernel.unprivileged_userns_clone=1), or run as root. " +
      "Behind a firewall of your own you may pass --open-graph-node-ports.",
  )
}

/** Makes folders belong to the user inside, or to ourselves when another isolation was used before. */
function giveTo(owner: number | undefined, dataDir: string, socketDir: string): void {
  if (process.getuid?.() !== 0) return
  const wanted = owner ?? 0
  if (statSync(dataDir).uid !== wanted) execFileSync("chown", ["-R", `${wanted}:${wanted}`, dataDir])
  chownSync(socketDir, wanted, wanted)
  chownSync(join(socketDir, RPC_SOCKET), wanted, wanted)
  const logDir = join(dataDir, "logs")
  chownSync(logDir, wanted, wanted)
}

/** Ports nobody uses right now, all different. */
async function freePorts(): Promise<IndoorsPorts> {
  const names = Object.keys(OWN_NETWORK_PORTS) as (keyof IndoorsPorts)[]
  const servers = names.map(() => createServer().listen(0))
  await Promise.all(servers.map((server) => once(server, "listening")))
  const entries = servers.map((server, index) => {
    const address = server.address()
    return [names[index], typeof address === "object" && address !== null ? address.port : 0] as const
  })
  await Promise.all(servers.map((server) => once(server.close(), "close")))
  return Object.fromEntries(entries) as unknown as IndoorsPorts
}

function tail(file: string): string {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-LOG_TAIL_LINES).join("\n")
  } catch {
    return ""
  }
}
