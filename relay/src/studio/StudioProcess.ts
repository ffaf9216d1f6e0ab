import { type ChildProcess, spawn } from "node:child_process"
import { EventEmitter } from "node:events"
import { fileURLToPath } from "node:url"
import { entryPoint } from "../ops/entryPoint.ts"
import { goFirst } from "../ops/goFirst.ts"
import {
  type Bus,
  type FromStudio,
  fromStudioSchema,
  type Slate,
  type StudioConfig,
  type StudioInput,
  type StudioStats,
  type ToStudio,
} from "./messages.ts"

export interface StudioProcessEvents {
  /** A child is up and configured: the first, or (`restarts` > 0) one after a crash. */
  ready: [{ restarts: number }]
  /** Send this input's RTP and RTCP to 127.0.0.1:port. After a restart the port is the same one, if it could be had again. */
  inputReady: [{ inputId: string; port: number }]
  /** Ask the input's sender for a key frame. */
  keyFrameRequest: [{ inputId: string }]
  stats: [StudioStats]
  /** An input that could not be opened, or something the child said before it died. The studio keeps running. */
  error: [{ inputId: string | null; message: string }]
  /** The child ended unasked; another is on its way. */
  crash: [{ exitCode: number | null; signal: string | null }]
}

const MAIN = fileURLToPath(entryPoint("studio/main"))
/** The first restart is immediate; a child that dies young is given a little more time each time. */
const RESTART_DELAYS_MS = [0, 100, 250, 500, 1_000]
const HEALTHY_AFTER_MS = 5_000
const STOP_TIMEOUT_MS = 2_000
/** A late mixer is late for every viewer at once, so it goes first where the system lets it. */
const NICENESS = -5

/**
 * The parent's side of one broadcast's studio: keeps a child running, tells each new child everything the last one
 * knew, and believes only well-formed messages. `ulimit -f 0` makes writing files impossible for the child,
 * Node's permission model keeps it from starting processes.
 */
export class StudioProcess extends EventEmitter<StudioProcessEvents> {
  readonly #config: StudioConfig
  readonly #inputs = new Map<string, { input: StudioInput; port: number | null }>()
  #bus: Bus = []
  #slate: Slate = { title: "", subtitle: "" }
  #child: ChildProcess | null = null
  #restartTimer: NodeJS.Timeout | null = null
  #restarts = 0
  #quickDeaths = 0
  #stopped = false

  constructor(config: StudioConfig) {
    super()
    // An unheard "error" event would throw into the media path.
    this.on("error", () => {})
    this.#config = config
  }

  /** Process id of the running child; null between two of them. */
  get pid(): number | null {
    return this.#child?.pid ?? null
  }

  start(): void {
    const startedMs = performance.now()
    const args = ["--permission", "--allow-fs-read=*", "--allow-addons", "--disable-warning=PERM0001", MAIN]
    const child = spawn("/bin/sh", ["-c", 'ulimit -f 0; exec "$0" "$@"', process.execPath, ...args], {
      env: { PATH: process.env.PATH ?? "" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      serialization: "json",
    })
    this.#child = child
    if (child.pid !== undefined) goFirst(child.pid, NICENESS)
    child.on("message", (raw) => this.#receive(child, raw))
    child.on("error", (error) => this.emit("error", { inputId: null, message: error.message }))
    child.once("exit", (exitCode, signal) => {
      if (this.#child === child) this.#child = null
      if (this.#stopped) return
      this.emit("crash", { exitCode, signal })
      this.#quickDeaths = performance.now() - startedMs > HEALTHY_AFTER_MS ? 0 : this.#quickDeaths + 1
      const delayMs = RESTART_DELAYS_MS[Math.min(this.#quickDeaths, RESTART_DELAYS_MS.length - 1)]
      this.#restarts += 1
      this.#restartTimer = setTimeout(() => this.start(), delayMs)
    })
  }

  /** The `inputReady` event tells the port. */
  addInput(input: StudioInput): void {
    this.#inputs.set(input.inputId, { input, port: null })
    this.#send({ type: "addInput", input, port: null })
  }

  removeInput(inputId: string): void {
    if (this.#inputs.delete(inputId)) this.#send({ type: "removeInput", inputId })
  }

  /** Who may be seen and heard from now on. Everybody else is out of the very next picture and block of sound. */
  setBus(bus: Bus): void {
    this.#bus = bus
    this.#send({ type: "setBus", bus })
  }

  setSlate(slate: Slate): void {
    this.#slate = slate
    this.#send({ type: "setSlate", slate })
  }

  /** Lets the child end its program; a child that does not is killed. */
  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#restartTimer) clearTimeout(this.#restartTimer)
    const child = this.#child
    if (!child) return
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()))
    this.#send({ type: "stop" })
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS)
    await exited
    clearTimeout(timer)
  }

  #send(message: ToStudio): void {
    const child = this.#child
    if (child?.connected) child.send(message, () => {})
  }

  #receive(child: ChildProcess, raw: unknown): void {
    if (this.#child !== child) return
    const parsed = fromStudioSchema.safeParse(raw)
    if (!parsed.success) {
      this.emit("error", { inputId: null, message: `not a studio message: ${parsed.error.message}` })
      return
    }
    this.#handle(parsed.data)
  }

  #handle(message: FromStudio): void {
    switch (message.type) {
      case "ready":
        this.#send({ type: "configure", config: this.#config })
        this.#send({ type: "setSlate", slate: this.#slate })
        this.#send({ type: "setBus", bus: this.#bus })
        for (const { input, port } of this.#inputs.values()) this.#send({ type: "addInput", input, port })
        this.emit("ready", { restarts: this.#restarts })
        return
      case "inputReady": {
        const known = this.#inputs.get(message.inputId)
        if (!known) return
        known.port = message.port
        this.emit("inputReady", { inputId: message.inputId, port: message.port })
        return
      }
      case "keyFrameRequest":
        if (this.#inputs.has(message.inputId)) this.emit("keyFrameRequest", { inputId: message.inputId })
        return
      case "stats":
        this.emit("stats", message.stats)
        return
      case "error":
        this.emit("error", { inputId: message.inputId, message: message.message })
        return
    }
  }
}
