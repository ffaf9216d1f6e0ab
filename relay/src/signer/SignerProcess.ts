import { type ChildProcess, fork } from "node:child_process"
import { getCompileCacheDir } from "node:module"
import { fileURLToPath } from "node:url"
import type { Address, Hex } from "viem"
import { entryPoint } from "../ops/entryPoint.ts"
import {
  type FromSigner,
  fromSignerSchema,
  type RecordOutcome,
  type SignerConfig,
  type ToSigner,
  type VoteOutcome,
} from "./messages.ts"

export interface SignerProcessOptions extends SignerConfig {
  /** The child is started this long after, or when it is first asked for. Default 0. */
  readonly startAfterMs?: number
  readonly onEvent: (level: "info" | "warn" | "error", message: string, detail: Record<string, unknown>) => void
}

interface Vote {
  readonly room: bigint
  readonly ballot: Hex
  readonly voter: Address
  readonly support: 0 | 1 | 2
  readonly deadline: number
  readonly signature: Hex
}

/** A signed order or floor. Times are Unix seconds. */
interface Measure {
  readonly id: Hex
  readonly room: bigint
  readonly subject: Address
  readonly moderator: Address
  /** Denies or grants, as signed. */
  readonly signedBits: number
  readonly reasonHash: Hex
  readonly issuedAt: number
  readonly expiresAt: number
  readonly moderatorEpoch: bigint
  readonly nonce: bigint
  readonly signature: Hex
}

interface Pending {
  readonly resolve: (outcomes: never) => void
  readonly reject: (error: Error) => void
  readonly onSent: (transaction: Hex) => void
}

const MAIN = fileURLToPath(entryPoint("signer/main"))
const RESTART_DELAYS_MS = [100, 500, 2000, 5000]
const HEALTHY_AFTER_MS = 10_000
const STOP_TIMEOUT_MS = 2000

/** The parent's side of the signer: keeps a child running that alone reads the key, and matches its answers. */
export class SignerProcess {
  private readonly options: SignerProcessOptions
  private readonly pending = new Map<number, Pending>()
  /** Asked while the child was not ready: settles and locks are worth keeping for the next one. */
  private waiting: ToSigner[] = []
  private child: ChildProcess | undefined
  private hasStarted = false
  private isReady = false
  private nextId = 0
  private quickDeaths = 0
  private timer: NodeJS.Timeout | undefined
  private stopped = false

  constructor(options: SignerProcessOptions) {
    this.options = options
    this.timer = setTimeout(() => this.start(), options.startAfterMs ?? 0)
  }

  get pid(): number | undefined {
    return this.child?.pid
  }

  /** @throws when nothing was counted: the signer is away, or the chain is. The votes may be sent again. */
  send(votes: readonly Vote[], onSent: (transaction: Hex) => void): Promise<readonly VoteOutcome[]> {
    const plain = votes.map(({ room, ballot, voter, support, deadline, signature }) => ({
      room: room.toString(),
      ballot,
      voter,
      support,
      deadline,
      signature,
    }))
    return this.ask((requestId) => ({ type: "votes", requestId, votes: plain }), onSent)
  }

  /** Puts orders or floors on chain. @throws when nothing was sent. */
  record(kind: "order" | "floor", measures: readonly Measure[]): Promise<readonly RecordOutcome[]> {
    const plain = measures.map(
      ({ id, subject, moderator, signedBits, reasonHash, issuedAt, expiresAt, signature, ...measure }) => ({
        ...{ kind, id, subject, moderator, reasonHash, issuedAt, expiresAt, signature },
        room: measure.room.toString(),
        bits: signedBits,
        moderatorEpoch: measure.moderatorEpoch.toString(),
        nonce: measure.nonce.toString(),
      }),
    )
    return this.ask((requestId) => ({ type: "measures", requestId, measures: plain }))
  }

  settle(ballot: Hex): void {
    this.postOrKeep({ type: "settle", ballot })
  }

  lock(programme: Address, slot: bigint): void {
    this.postOrKeep({ type: "lock", programme, slot: slot.toString() })
  }

  async close(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    const { child } = this
    if (!child || child.exitCode !== null) return
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()))
    if (child.connected) child.disconnect()
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS)
    await exited
    clearTimeout(timer)
  }

  private startIfIdle(): void {
    if (this.hasStarted || this.stopped) return
    clearTimeout(this.timer)
    this.start()
  }

  private ask<T>(
    message: (requestId: number) => ToSigner,
    onSent: (transaction: Hex) => void = () => {},
  ): Promise<readonly T[]> {
    if (!this.isReady) {
      this.startIfIdle()
      return Promise.reject(new Error("the signer is not ready"))
    }
    const requestId = this.nextId++
    return new Promise((resolve, reject) => {
      this.pending.set(requestId, { resolve, reject, onSent })
      this.post(message(requestId))
    })
  }

  private start(): void {
    this.hasStarted = true
    const startedMs = performance.now()
    // It gets no more of our environment than it needs to run.
    const child = fork(MAIN, [], {
      env: { PATH: process.env.PATH ?? "", NODE_COMPILE_CACHE: getCompileCacheDir() ?? "" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      execArgv: ["--disable-warning=ExperimentalWarning"],
    })
    this.child = child
    const { onEvent, startAfterMs, ...config } = this.options
    child.on("message", (raw) => this.receive(raw))
    child.on("error", (error) => onEvent("error", "The signer could not be started.", { problem: error.message }))
    child.once("exit", (code, signal) => {
      if (this.child === child) this.child = undefined
      this.isReady = false
      for (const { reject } of this.pending.values()) reject(new Error("the signer ended"))
      this.pending.clear()
      if (this.stopped) return
      onEvent("warn", "The signer ended and is started again.", { code, signal })
      this.quickDeaths = performance.now() - startedMs > HEALTHY_AFTER_MS ? 0 : this.quickDeaths + 1
      const delayMs = RESTART_DELAYS_MS[Math.min(this.quickDeaths, RESTART_DELAYS_MS.length - 1)]
      this.timer = setTimeout(() => this.start(), delayMs)
    })
    this.post({ type: "configure", config })
  }

  private postOrKeep(message: ToSigner): void {
    if (this.isReady) {
      this.post(message)
      return
    }
    this.startIfIdle()
    const text = JSON.stringify(message)
    if (!this.waiting.some((other) => JSON.stringify(other) === text)) this.waiting.push(message)
  }

  private post(message: ToSigner): void {
    if (this.child?.connected) this.child.send(message, () => {})
  }

  private receive(raw: unknown): void {
    const parsed = fromSignerSchema.safeParse(raw)
    if (!parsed.success) {
      this.options.onEvent("error", "The signer said something unreadable.", { problem: parsed.error.message })
      return
    }
    this.handle(parsed.data)
  }

  private handle(message: FromSigner): void {
    const { onEvent } = this.options
    switch (message.type) {
      case "ready":
        this.isReady = true
        onEvent("info", "The signer is ready.", { account: message.account })
        for (const waiting of this.waiting.splice(0)) this.post(waiting)
        return
      case "sent":
        this.pending.get(message.requestId)?.onSent(message.transaction)
        return
      case "counted":
      case "recorded":
        this.pending.get(message.requestId)?.resolve(message.outcomes as never)
        this.pending.delete(message.requestId)
        return
      case "failed":
        this.pending.get(message.requestId)?.reject(new Error(message.problem))
        this.pending.delete(message.requestId)
        return
      case "done":
        onEvent("info", `The signer sent a ${message.what}.`, { id: message.id, transaction: message.transaction })
        return
      case "problem":
        onEvent("warn", "The signer reports a problem.", { problem: message.problem })
        return
    }
  }
}
