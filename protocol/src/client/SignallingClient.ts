import { ERRORS, type ErrorCode, OpenairError } from "../errors.ts"
import {
  EVENTS,
  type EventData,
  type EventName,
  type Method,
  type MethodData,
  REPLIES,
  type Reply,
  relayMessageSchema,
  type Welcome,
} from "../signalling.ts"
import { Emitter } from "./Emitter.ts"
import { RelayError, relayErrorSchema } from "./RelayError.ts"
import { reconnectDelay } from "./reconnectDelay.ts"
import { proveSessionKey, type SessionKey } from "./sessionKey.ts"

/** From opening the socket to the relay's welcome; a relay that takes longer is tried anew. */
const HANDSHAKE_DEADLINE_MS = 5000
const REQUEST_DEADLINE_MS = 8000

export interface SignallingOptions {
  /** Origin of the relay's HTTP interface, as the sign-in message named it: what the proof is bound to. */
  readonly relay: string
  /** Default: /v1/signalling at `relay`, over ws or wss. */
  readonly url?: string
  readonly sessionId: string
  readonly sessionKey: SessionKey
  readonly requestDeadlineMs?: number
  /** Default: the platform's own WebSocket. */
  readonly openSocket?: (url: string) => WebSocket
}

/**
 * `connecting`: a socket is being opened and proven. `open`: welcomed; requests work.
 * `waiting`: lost, the next attempt is due soon. `closed`: for good, by `close()` or because the relay said so (`error`).
 */
export type SignallingState =
  | { readonly status: "connecting"; readonly attempt: number }
  | { readonly status: "open"; readonly welcome: Welcome }
  | { readonly status: "waiting"; readonly attempt: number; readonly retryAtMs: number }
  | { readonly status: "closed"; readonly error: RelayError | undefined }

type LifecycleEvents = {
  state: SignallingState
  /** A message that is not of the documented form; it was ignored. */
  malformed: { readonly event: string; readonly problem: string }
}
type Events = LifecycleEvents & { [E in EventName]: EventData<E> }

interface Pending {
  readonly resolve: (data: unknown) => void
  readonly reject: (error: Error) => void
  readonly timer: ReturnType<typeof setTimeout>
}

/**
 * One participant's signalling connection (docs/protocol.md), in browsers and in Node. Comes back by itself with the same
 * session after the network or the relay was gone; after each welcome the caller joins again.
 */
export class SignallingClient {
  private readonly options: SignallingOptions
  private readonly events = new Emitter<Events>()
  private readonly pending = new Map<number, Pending>()
  private current: SignallingState = { status: "closed", error: undefined }
  private socket: WebSocket | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private nextId = 0
  private attempt = 0

  constructor(options: SignallingOptions) {
    this.options = options
  }

  get state(): SignallingState {
    return this.current
  }

  /** Returns what ends the subscription. Fits `useSyncExternalStore` together with {@link state}. */
  subscribe(listener: () => void): () => void {
    return this.events.on("state", listener)
  }

  on<E extends keyof Events>(event: E, listener: (data: Events[E]) => void): () => void {
    return this.events.on(event, listener)
  }

  /** Opens the connection; does nothing while one is open or on its way. */
  connect(): void {
    if (this.current.status === "closed") this.open()
    else if (this.current.status === "waiting") this.reconnect()
  }

  /** Drops the connection, if any, and opens a new one now: after the network changed, or when it seems dead. */
  reconnect(): void {
    this.drop()
    this.attempt = 0
    this.open()
  }

  /** Ends the connection for good. Send `leave` first to be gone at once for everybody. */
  close(error?: RelayError): void {
    this.drop()
    this.enter({ status: "closed", error })
  }

  /** Resolves with the next welcome. @throws when the relay refuses the session, or on {@link close}. */
  async opened(): Promise<Welcome> {
    for (;;) {
      const state = this.current
      if (state.status === "open") return state.welcome
      if (state.status === "closed") throw state.error ?? new OpenairError("CONNECTION_LOST")
      await new Promise<void>((resolve) => {
        const off = this.events.on("state", () => {
          off()
          resolve()
        })
      })
    }
  }

  /**
   * Asks the relay for something.
   * @throws {@link RelayError} when it refuses; OpenairError CONNECTION_LOST or NO_REPLY when no answer came.
   */
  request<M extends Exclude<Method, "hello">>(method: M, data: MethodData<M>): Promise<Reply<M>> {
    if (this.current.status !== "open") return Promise.reject(new OpenairError("CONNECTION_LOST"))
    return this.send(method, data)
  }

  private async send<M extends Method>(method: M, data: MethodData<M>): Promise<Reply<M>> {
    const socket = this.socket
    if (!socket) throw new OpenairError("CONNECTION_LOST")
    const id = this.nextId++
    const deadlineMs = this.options.requestDeadlineMs ?? REQUEST_DEADLINE_MS
    const reply = await new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.pending.delete(id)
        reject(new OpenairError("NO_REPLY", { method, seconds: deadlineMs / 1000 }))
        // Silence means a dead connection more often than a slow relay.
        if (this.socket === socket) this.lose(socket)
      }, deadlineMs)
      this.pending.set(id, { resolve, reject, timer })
      socket.send(JSON.stringify({ id, method, data }))
    })
    const schema = method in REPLIES ? REPLIES[method as keyof typeof REPLIES] : undefined
    return schema?.parse(reply) as Reply<M>
  }

  private open(): void {
    this.enter({ status: "connecting", attempt: this.attempt })
    const url = this.options.url ?? `${this.options.relay.replace(/^http/, "ws")}/v1/signalling`
    const socket = (this.options.openSocket ?? ((address) => new WebSocket(address)))(url)
    this.socket = socket
    this.timer = setTimeout(() => this.lose(socket), HANDSHAKE_DEADLINE_MS)
    socket.addEventListener("message", ({ data }) => {
      if (this.socket === socket) this.receive(socket, String(data))
    })
    socket.addEventListener("close", () => this.lose(socket))
    // An error is always followed by close; without a listener Node would complain.
    socket.addEventListener("error", () => {})
  }

  private receive(socket: WebSocket, text: string): void {
    const message = relayMessageSchema.safeParse(parseJson(text))
    if (!message.success) {
      this.events.emit("malformed", { event: "", problem: message.error.message })
      return
    }
    if ("event" in message.data) {
      this.dispatch(socket, message.data.event, message.data.data)
      return
    }
    const pending = this.pending.get(message.data.id)
    if (!pending) return
    this.pending.delete(message.data.id)
    clearTimeout(pending.timer)
    if (message.data.ok) pending.resolve(message.data.data)
    else pending.reject(new RelayError(relayErrorSchema.parse(message.data.error)))
  }

  private dispatch(socket: WebSocket, event: string, data: unknown): void {
    // An event of a newer relay concerns newer clients.
    if (!Object.hasOwn(EVENTS, event)) return
    const name = event as EventName
    const parsed = EVENTS[name].safeParse(data)
    if (!parsed.success) {
      this.events.emit("malformed", { event, problem: parsed.error.message })
      return
    }
    if (name === "challenge") {
      void this.introduce(socket, (parsed.data as EventData<"challenge">).challenge)
    }
    this.events.emit(name, parsed.data as Events[EventName])
    if (name === "closing") {
      const closing = parsed.data as EventData<"closing">
      if (!closing.reconnect) this.close(new RelayError({ ...closing, detail: {} }))
    }
  }

  private async introduce(socket: WebSocket, challenge: string): Promise<void> {
    const { relay, sessionId, sessionKey } = this.options
    try {
      const proof = await proveSessionKey(sessionKey, relay, sessionId, challenge)
      if (this.socket !== socket) return
      const welcome = await this.send("hello", { sessionId, proof })
      if (this.socket !== socket) return
      clearTimeout(this.timer)
      this.attempt = 0
      this.enter({ status: "open", welcome })
    } catch (error) {
      if (this.socket !== socket) return
      if (error instanceof RelayError && isFinal(error)) this.close(error)
      else this.lose(socket)
    }
  }

  /** The connection broke: try again soon. */
  private lose(socket: WebSocket): void {
    if (this.socket !== socket) return
    this.drop()
    const delayMs = reconnectDelay(this.attempt)
    this.attempt += 1
    this.timer = setTimeout(() => this.open(), delayMs)
    this.enter({ status: "waiting", attempt: this.attempt, retryAtMs: Date.now() + delayMs })
  }

  /** Forgets the socket and everything that waits for it. */
  private drop(): void {
    clearTimeout(this.timer)
    const socket = this.socket
    this.socket = undefined
    socket?.close()
    for (const { reject, timer } of this.pending.values()) {
      clearTimeout(timer)
      reject(new OpenairError("CONNECTION_LOST"))
    }
    this.pending.clear()
  }

  private enter(state: SignallingState): void {
    this.current = state
    this.events.emit("state", state)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Refusals that trying again does not change. A busy or restarting relay (429, 5xx) or an unknown code may change its mind. */
function isFinal({ code }: RelayError): boolean {
  const status = Object.hasOwn(ERRORS, code) ? ERRORS[code as ErrorCode].status : undefined
  return status !== undefined && status < 500 && status !== 429
}
