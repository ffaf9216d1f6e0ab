import { randomBytes } from "node:crypto"
import {
  type EventData,
  type EventName,
  METHODS,
  OpenairError,
  type RelayMessage,
  requestSchema,
} from "@openair/protocol"
import type { WebSocket } from "ws"
import { TokenBucket } from "../../ops/TokenBucket.ts"
import { SerialQueue } from "../../rooms/SerialQueue.ts"
import type { ApiOptions } from "../ApiOptions.ts"
import { errorBody } from "../errorBody.ts"
import { parse } from "../parse.ts"
import { answer, type Caller } from "./answer.ts"

const CHALLENGE_BYTES = 24
const HELLO_DEADLINE_MS = 10_000
const PING_MS = 5_000
const SILENCE_MS = 15_000
const MESSAGES_PER_SECOND = 40
const MESSAGE_BURST = 200
/** A client that does not read must not fill our memory. */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024
/** Application-defined close codes (RFC 6455, section 7.4.2). */
const CLOSE = { ended: 4000, flooding: 4008, notReading: 4009, silent: 4010 } as const

/** One signalling connection: challenge, hello, then requests one after the other. */
export class Connection {
  private readonly socket: WebSocket
  private readonly options: ApiOptions
  private readonly challenge = randomBytes(CHALLENGE_BYTES).toString("base64url")
  private readonly queue = new SerialQueue()
  private readonly budget = new TokenBucket(MESSAGES_PER_SECOND, MESSAGE_BURST, performance.now())
  private readonly helloTimer: NodeJS.Timeout
  private readonly pingTimer: NodeJS.Timeout
  private caller: Caller | undefined
  private isGreeting = false
  private heardMs = performance.now()

  constructor(socket: WebSocket, options: ApiOptions) {
    this.socket = socket
    this.options = options
    this.helloTimer = setTimeout(() => socket.close(CLOSE.silent), HELLO_DEADLINE_MS)
    this.pingTimer = setInterval(() => this.ping(), PING_MS)
    socket.on("pong", () => this.heard())
    socket.on("message", (data, isBinary) => this.receive(data.toString(), isBinary))
    socket.on("error", () => {})
    socket.on("close", () => this.ended())
    this.send("challenge", { challenge: this.challenge })
  }

  send<E extends EventName>(event: E, data: EventData<E>): void {
    this.write({ event, data })
  }

  /** Says why, then closes. */
  close(closing: EventData<"closing">): void {
    this.send("closing", closing)
    this.socket.close(CLOSE.ended)
    // A far end that does not answer the close is not waited for.
    setTimeout(() => this.socket.terminate(), 1000).unref()
  }

  private receive(text: string, isBinary: boolean): void {
    this.heard()
    if (isBinary || !this.budget.spend(performance.now())) {
      this.socket.close(CLOSE.flooding)
      return
    }
    void this.queue.run(() => this.answer(text)).catch(() => this.socket.close(CLOSE.flooding))
  }

  private async answer(text: string): Promise<void> {
    let id = 0
    try {
      const request = parse(requestSchema, parseJson(text))
      id = request.id
      const data = this.caller
        ? await answer(this.caller, request.method, request.data)
        : await this.greet(request.method, request.data)
      this.write({ id, ok: true, data })
    } catch (error) {
      const body = errorBody(error, this.options.log)
      this.options.onRefusal(body.code)
      this.write({ id, ok: false, error: body })
    }
  }

  private async greet(method: string, data: unknown): Promise<unknown> {
    if (method !== "hello") throw new OpenairError("SESSION_UNKNOWN")
    if (this.isGreeting) throw new OpenairError("UNKNOWN_METHOD", { method })
    const { sessionId, proof } = parse(METHODS.hello, data)
    const session = this.options.login.openSession(sessionId, proof, this.challenge)
    this.isGreeting = true
    const room = this.options.rooms.get(session.room)
    try {
      const welcome = await room.welcome(session, this)
      if (this.socket.readyState !== this.socket.OPEN) {
        room.gone(this)
        return undefined
      }
      clearTimeout(this.helloTimer)
      const { moderation, moderationDomain } = this.options
      this.caller = { room, session, peer: this, moderation, moderationDomain, participant: undefined }
      return welcome
    } catch (error) {
      room.gone(this)
      throw error
    }
  }

  private write(message: RelayMessage): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (this.socket.bufferedAmount > MAX_BUFFERED_BYTES) {
      this.socket.terminate()
      return
    }
    this.socket.send(JSON.stringify(message))
  }

  private heard(): void {
    this.heardMs = performance.now()
  }

  private ping(): void {
    if (performance.now() - this.heardMs > SILENCE_MS) this.socket.terminate()
    else if (this.socket.readyState === this.socket.OPEN) this.socket.ping()
  }

  private ended(): void {
    clearTimeout(this.helloTimer)
    clearInterval(this.pingTimer)
    this.caller?.room.gone(this)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new OpenairError("BAD_REQUEST", { problem: "it is not JSON" })
  }
}
