import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Deployment } from "@openair/protocol"
import { toHex } from "viem"
import { anvilCommand } from "../../scripts/deploy/anvil.ts"
import { deploy } from "../../scripts/deploy/deploy.ts"
import { localAccount, RELAY_SIGNER_INDEX } from "../../scripts/deploy/people.ts"
import { LocalChain } from "../../scripts/seed/LocalChain.ts"
import { seed } from "../../scripts/seed/seed.ts"
import { until } from "../../test/until.ts"

/** Blocks come with transactions; in between so rarely that a test can tell what happens without one. */
const SLOW_BLOCK_SECONDS = 30
/** A second or two where the machine is not busy with other tests. */
const START_DEADLINE_MS = 60_000

/** A real chain with the real contracts and the demo community on it, in a folder of its own. */
export class TestChain {
  readonly folder: string
  readonly rpcUrl: string
  readonly deployment: Deployment
  readonly chain: LocalChain
  private readonly anvil: ChildProcess

  private constructor(folder: string, rpcUrl: string, deployment: Deployment, anvil: ChildProcess) {
    this.folder = folder
    this.rpcUrl = rpcUrl
    this.deployment = deployment
    this.chain = new LocalChain(rpcUrl, deployment)
    this.anvil = anvil
  }

  static async start({
    blockSeconds = SLOW_BLOCK_SECONDS,
    quantumSeconds = 10,
    lockSeconds = 10,
  } = {}): Promise<TestChain> {
    const folder = mkdtempSync(join(tmpdir(), "openair-relay-"))
    const port = await freePort()
    const { command, args } = anvilCommand({ port, stateFile: join(folder, "chain.json"), blockSeconds })
    const anvil = spawn(command, args, { stdio: "ignore" })
    const rpcUrl = `http://127.0.0.1:${port}`
    const options = { rpcUrl, journalDir: join(folder, "journal"), deploymentFile: join(folder, "deployment.json") }
    await until("the chain", async () => (await fetch(rpcUrl, { method: "POST", body: "[]" })).status > 0)
    await deploy({ ...options, quantumSeconds, lockSeconds })
    const deployment = await seed({ ...options, votingSeconds: 60, programmeVotingSeconds: 60 })
    writeFileSync(
      join(folder, "signer.key"),
      toHex(localAccount(RELAY_SIGNER_INDEX).getHdKey().privateKey as Uint8Array),
    )
    return new TestChain(folder, rpcUrl, deployment, anvil)
  }

  room(name: string): bigint {
    const room = this.deployment.rooms[name]
    if (!room) throw new Error(`There is no room ${name}.`)
    return room.id
  }

  async mine(): Promise<void> {
    await this.chain.client.request({ method: "evm_mine" as never, params: [] as never })
  }

  /** Stops answering, as a provider that hangs; resolves when it does. */
  async freeze(): Promise<void> {
    this.anvil.kill("SIGSTOP")
    await until("the chain to stand still", () => isStopped(this.anvil.pid as number))
  }

  thaw(): void {
    this.anvil.kill("SIGCONT")
  }

  async stop(): Promise<void> {
    this.thaw()
    await ended(this.anvil, "SIGKILL")
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** The relay as the program it is, over a {@link TestChain}. Its data and ports stay over restarts. */
export class TestRelay {
  readonly origin: string
  readonly env: Readonly<Record<string, string>>
  log = ""
  private child: ChildProcess | undefined

  private constructor(origin: string, env: Record<string, string>) {
    this.origin = origin
    this.env = env
  }

  static async start(chain: TestChain, options: Record<string, string> = {}): Promise<TestRelay> {
    const [port, livePort, mediaPort] = [await freePort(), await freePort(), await freePort()]
    const relay = new TestRelay(`http://127.0.0.1:${port}`, {
      PATH: process.env.PATH ?? "",
      MEDIASOUP_WORKER_BIN: process.env.MEDIASOUP_WORKER_BIN ?? "",
      OPENAIR_DEPLOYMENT: join(chain.folder, "deployment.json"),
      OPENAIR_DATA_DIR: mkdtempSync(join(chain.folder, "relay-")),
      OPENAIR_RPC_URLS: chain.rpcUrl,
      OPENAIR_PORT: String(port),
      OPENAIR_LIVE_PORT: String(livePort),
      OPENAIR_MEDIA_PORT: String(mediaPort),
      OPENAIR_SIGNER_KEY_FILE: join(chain.folder, "signer.key"),
      OPENAIR_STUDIO: "off",
      OPENAIR_GRACE_SECONDS: String(4 * SLOW_BLOCK_SECONDS),
      ...options,
    })
    await relay.start()
    return relay
  }

  async start(): Promise<void> {
    const main = join(import.meta.dirname, "main.ts")
    const child = spawn(process.execPath, [main], { env: this.env, stdio: ["ignore", "pipe", "pipe"] })
    this.child = child
    let isReady = false
    child.stdout?.on("data", (text: Buffer) => {
      isReady ||= text.toString().startsWith("ready")
    })
    child.stderr?.on("data", (text: Buffer) => {
      this.log += text
    })
    await until(
      "the relay",
      () => {
        if (child.exitCode !== null) throw new Error(this.log)
        return isReady
      },
      START_DEADLINE_MS,
    )
  }

  /** kill -9, of the relay alone: its children have to notice by themselves. */
  async kill(): Promise<void> {
    if (this.child) await ended(this.child, "SIGKILL")
  }

  /** @returns milliseconds it took. */
  async terminate(): Promise<number> {
    const startMs = performance.now()
    if (this.child) await ended(this.child, "SIGTERM")
    return performance.now() - startMs
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise((resolve) => child.once("exit", resolve))
  child.kill(signal)
  await exited
}

/** Whether each thread of a process is stopped: a signal reaches them one by one, and one may answer yet (proc(5)). */
function isStopped(pid: number): boolean {
  return readdirSync(`/proc/${pid}/task`).every((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, "utf8")
    return stat.slice(stat.lastIndexOf(")") + 2).startsWith("T")
  })
}
