import { createConnection, type Socket } from "node:net"
import { type EncodedSample, encodeHello, encodeSample, type Hello } from "./mediaStream.ts"

/** Beyond this the packager has stopped reading: samples are dropped rather than kept. */
const MAX_BUFFERED_BYTES = 8 * 1024 * 1024
const RECONNECT_MS = 100

/** Sends the encoded program to the packager and finds it again when it was away. Starts with a key frame each time. */
export class ProgramOutput {
  readonly #path: string
  readonly #hello: Hello
  readonly #onConnect: () => void
  #socket: Socket | null = null
  #retry: NodeJS.Timeout | null = null
  #awaitsKey = true
  #closed = false

  constructor(path: string, hello: Hello, onConnect: () => void) {
    this.#path = path
    this.#hello = hello
    this.#onConnect = onConnect
    this.#connect()
  }

  send(sample: EncodedSample): void {
    const socket = this.#socket
    if (!socket) return
    if (socket.writableLength > MAX_BUFFERED_BYTES) {
      this.#awaitsKey = true
      return
    }
    if (this.#awaitsKey && sample.track === "video") {
      if (!sample.key) return
      this.#awaitsKey = false
    }
    socket.cork()
    for (const part of encodeSample(sample)) socket.write(part)
    socket.uncork()
  }

  close(): Promise<void> {
    this.#closed = true
    if (this.#retry) clearTimeout(this.#retry)
    const socket = this.#socket
    this.#socket = null
    if (!socket) return Promise.resolve()
    return new Promise((resolve) => {
      socket.once("close", () => resolve())
      socket.end()
    })
  }

  #connect(): void {
    const socket = createConnection(this.#path)
    socket.once("connect", () => {
      this.#socket = socket
      this.#awaitsKey = true
      socket.write(encodeHello(this.#hello))
      this.#onConnect()
    })
    socket.on("error", () => {})
    socket.once("close", () => {
      if (this.#socket === socket) this.#socket = null
      if (!this.#closed) this.#retry = setTimeout(() => this.#connect(), RECONNECT_MS)
    })
  }
}
