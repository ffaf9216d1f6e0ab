import { type ChildProcess, execFile, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { once } from "node:events"
import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { promisify } from "node:util"

const run = promisify(execFile)

const POLL_MS = 20
const START_LIMIT_MS = 30_000
const USER = "graph"

/**
 * The index can always be built again from the chain: a commit need not wait for the disk, yet after a crash everything
 * up to some moment shortly before it is there. A few tens of megabytes serve a community's index.
 */
const SETTINGS = {
  unix_socket_directories: "",
  synchronous_commit: "off",
  shared_buffers: "32MB",
  max_connections: "50",
  max_parallel_workers_per_gather: "0",
  jit: "off",
  log_min_messages: "warning",
}

/** A Postgres that only answers on loopback, with a password only its data folder knows. */
export class Postgres {
  readonly url: string
  readonly ended: Promise<unknown>
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, url: string) {
    this.#child = child
    this.url = url
    this.ended = once(child, "exit")
  }

  /** Creates the cluster in `dataDir` if there is none, and starts it. */
  static async start(bin: string, dataDir: string, logFile: string, port: number): Promise<Postgres> {
    const cluster = join(dataDir, "postgres")
    const passwordFile = join(dataDir, "postgres-password")
    if (!existsSync(join(cluster, "PG_VERSION")) || !existsSync(passwordFile)) {
      rmSync(cluster, { recursive: true, force: true }) // half made
      writeFileSync(`${passwordFile}.new`, randomBytes(24).toString("hex"), { mode: 0o600 })
      const made = `${cluster}.new`
      rmSync(made, { recursive: true, force: true })
      await run(join(bin, "initdb"), [
        ...["--pgdata", made, "--username", USER, "--auth", "scram-sha-256", "--pwfile", `${passwordFile}.new`],
        ...["--encoding", "UTF8", "--no-locale", "--no-sync"],
      ])
      await run("mv", ["-T", `${passwordFile}.new`, passwordFile])
      await run("mv", ["-T", made, cluster])
    }
    // Nobody else can be at work here (the data folder is locked), but the process ids start anew inside.
    rmSync(join(cluster, "postmaster.pid"), { force: true })

    const settings = { ...SETTINGS, ...sharedMemory(), listen_addresses: "127.0.0.1", port: String(port) }
    const log = openSync(logFile, "a")
    const child = spawn(
      "setpriv", // so that it dies with us
      [
        "--pdeathsig",
        "KILL",
        join(bin, "postgres"),
        "-D",
        cluster,
        ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ],
      { stdio: ["ignore", log, log] },
    )
    closeSync(log)
    const password = readFileSync(passwordFile, "utf8")
    const postgres = new Postgres(child, `postgresql://${USER}:${password}@127.0.0.1:${port}/postgres`)
    await postgres.#untilReady(cluster)
    return postgres
  }

  /** Asks for a fast shutdown (SIGINT): transactions are rolled back, the cluster is left clean. */
  async stop(): Promise<void> {
    this.#child.kill("SIGINT")
    await this.ended
  }

  /** The last line of postmaster.pid says how far the server is. */
  async #untilReady(cluster: string): Promise<void> {
    const deadline = Date.now() + START_LIMIT_MS
    while (Date.now() < deadline) {
      if (this.#child.exitCode !== null) throw new Error(`Postgres ended with ${this.#child.exitCode}`)
      if (/^ready\s*$/m.test(readIfThere(join(cluster, "postmaster.pid")))) return
      await sleep(POLL_MS)
    }
    throw new Error("Postgres did not become ready")
  }
}

/** POSIX shared memory, unless the machine has no /dev/shm (a bare chroot). */
function sharedMemory(): Record<string, string> {
  try {
    accessSync("/dev/shm", constants.W_OK)
    return {}
  } catch {
    return { dynamic_shared_memory_type: "mmap" }
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return ""
  }
}
