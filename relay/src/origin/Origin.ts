import { EventEmitter } from "node:events"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { entryPoint } from "../ops/entryPoint.ts"
import type { BroadcastOptions, BroadcastStatus, FromOrigin, ToOrigin } from "./messages.ts"

export interface OriginEvents {
  /** A segment was begun: keep the numbers, and give them back to `openBroadcast` after a restart of the relay. */
  segment: [{ room: string; mediaSequence: number; discontinuitySequence: number }]
  status: [readonly BroadcastStatus[]]
  /** Something an operator should see; the origin keeps running. */
  error: [{ message: string }]
  /** The thread ended unasked and was started again with all its broadcasts. */
  restarted: []
}

/** What `openBroadcast` needs to know; the rest has defaults. */
export interface OpenBroadcast {
  /** Letters, digits, `-` and `_`, at most 80: the room's number as a decimal. */
  readonly room: string
  /** From the relay's store; −1 when nothing was ever published. */
  readonly lastMediaSequence: number
  readonly lastDiscontinuitySequence: number
  /** Default 600. */
  readonly dvrSeconds?: number
  /** Default 512 MiB. */
  readonly dvrBytes?: number
  /** Default 200; 334 (ten frames of 30 a second) saves viewers 40 % of their requests and costs about 0.3 s. */
  readonly partMs?: number
  /** Default 2. */
  readonly targetDurationSeconds?: number
}

const DEFAULTS = { dvrSeconds: 600, dvrBytes: 512 * 1024 * 1024, partMs: 200, targetDurationSeconds: 2 }
const RESTART_DELAY_MS = 100
/** Linux allows 107 bytes for the path of a socket; `/<number>.sock` comes after the folder. */
const MAX_SOCKET_FOLDER_BYTES = 90

/**
 * The live origin as main sees it: a worker thread with a listener of its own. Encoded media goes from the studio to
 * that thread by a Unix socket and never passes here.
 */
export class Origin extends EventEmitter<OriginEvents> {
  readonly #dvrFolder: string
  readonly #socketFolder: string
  readonly #open = new Map<string, BroadcastOptions>()
  readonly #pending = new Map<string, { resolve: () => void; reject: (error: Error) => void }[]>()
  #worker: Worker | null = null
  #listen: { host: string; port: number } = { host: "127.0.0.1", port: 0 }
  #statuses = new Map<string, BroadcastStatus>()
  #sockets = 0
  #stopped = false

  /** `dvrFolder` is where broadcasts are kept over restarts, and the studios' sockets while it runs. */
  constructor(options: { dvrFolder: string }) {
    super()
    this.on("error", () => {})
    this.#dvrFolder = options.dvrFolder
    this.#socketFolder = makeSocketFolder(options.dvrFolder)
  }

  /** Starts the thread and its listener; returns the port. */
  async start(port: number, host = "127.0.0.1"): Promise<number> {
    this.#listen = { host, port }
    this.#listen = { host, port: await this.#spawn() }
    return this.#listen.port
  }

  get port(): number {
    return this.#listen.port
  }

  /** Puts a room on the origin; returns the socket path to give to its studio. The playlist goes on where it was. */
  async openBroadcast(broadcast: OpenBroadcast): Promise<{ packagerSocketPath: string; playlistPath: string }> {
    const { room } = broadcast
    this.#sockets += 1
    const packagerSocketPath = join(this.#socketFolder, `${this.#sockets}.sock`)
    const options = { ...DEFAULTS, ...broadcast, dvrFolder: this.#dvrFolder, packagerSocketPath }
    this.#open.set(room, options)
    await this.#ask(room, { type: "open", options })
    return { packagerSocketPath, playlistPath: `/live/${room}/index.m3u8` }
  }

  /** Off air: the playlist ends, and is served until the room is opened again or the relay ends. */
  async closeBroadcast(room: string): Promise<void> {
    if (!this.#open.delete(room)) return
    await this.#ask(room, { type: "close", room })
  }

  /** As of the last second; null for a room that was never opened. */
  status(room: string): BroadcastStatus | null {
    return this.#statuses.get(room) ?? null
  }

  async stop(): Promise<void> {
    this.#stopped = true
    const worker = this.#worker
    if (worker) {
      const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()))
      this.#post({ type: "stop" })
      await exited
    }
    rmSync(this.#socketFolder, { recursive: true, force: true })
  }

  /** Ends the thread at once, as a crash would; the next one takes over with the same port and broadcasts. */
  async restartThread(): Promise<void> {
    await this.#worker?.terminate()
  }

  #spawn(): Promise<number> {
    const worker = new Worker(entryPoint("origin/worker"), {
      workerData: this.#listen,
      env: {},
      execArgv: [],
    })
    this.#worker = worker
    return new Promise((resolve, reject) => {
      worker.on("message", (message: FromOrigin) => {
        if (message.type === "listening") resolve(message.port)
        this.#receive(message)
      })
      worker.on("error", (error) => {
        this.emit("error", { message: `origin thread: ${error.stack ?? error.message}` })
        reject(error)
      })
      worker.once("exit", () => {
        if (this.#worker !== worker) return
        this.#worker = null
        for (const room of this.#pending.keys()) this.#settle(room, new Error("the origin thread ended"))
        if (!this.#stopped) setTimeout(() => void this.#respawn(), RESTART_DELAY_MS)
      })
    })
  }

  async #respawn(): Promise<void> {
    if (this.#stopped) return
    // A listener that cannot be had ends the thread again, and with that comes the next try.
    await this.#spawn().catch(() => {})
    for (const options of this.#open.values()) {
      await this.#ask(options.room, { type: "open", options }).catch((error: unknown) => {
        this.emit("error", { message: String(error) })
      })
    }
    this.emit("restarted")
  }

  #ask(room: string, message: ToOrigin): Promise<void> {
    return new Promise((resolve, reject) => {
      const pending = this.#pending.get(room) ?? []
      pending.push({ resolve, reject })
      this.#pending.set(room, pending)
      this.#post(message)
    })
  }

  #settle(room: string, error: Error | null): void {
    const pending = this.#pending.get(room)
    if (!pending) return
    if (error === null) {
      pending.shift()?.resolve()
      if (pending.length === 0) this.#pending.delete(room)
      return
    }
    this.#pending.delete(room)
    for (const { reject } of pending) reject(error)
  }

  #post(message: ToOrigin): void {
    this.#worker?.postMessage(message)
  }

  #receive(message: FromOrigin): void {
    switch (message.type) {
      case "opened":
      case "closed":
        this.#settle(message.room, null)
        return
      case "failed":
        this.#settle(message.room, new Error(message.message))
        return
      case "segment": {
        const { room, mediaSequence, discontinuitySequence } = message
        this.#remember(room, mediaSequence, discontinuitySequence)
        this.emit("segment", { room, mediaSequence, discontinuitySequence })
        return
      }
      case "status":
        this.#statuses = new Map(message.broadcasts.map((status) => [status.room, status]))
        this.emit("status", message.broadcasts)
        return
      case "error":
        this.emit("error", { message: message.message })
        return
      case "listening":
      case "stopped":
        return
    }
  }

  /** A thread that is started anew must not use numbers twice, whatever is on disk. */
  #remember(room: string, lastMediaSequence: number, lastDiscontinuitySequence: number): void {
    const options = this.#open.get(room)
    if (options) this.#open.set(room, { ...options, lastMediaSequence, lastDiscontinuitySequence })
  }
}

/** A private folder, emptied of what a killed relay left; beside the system's temporary files if the path were too long. */
function makeSocketFolder(dvrFolder: string): string {
  const folder = join(dvrFolder, "sockets")
  if (Buffer.byteLength(folder) > MAX_SOCKET_FOLDER_BYTES) return mkdtempSync(join(tmpdir(), "openair-"))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
