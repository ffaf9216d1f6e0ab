import { mkdtempSync, rmSync } from "node:fs"
import { createConnection, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { encodeHello, encodeSample, type Hello } from "../studio/mediaStream.ts"
import type { EncodedProgram } from "../studio/synthetic/encodeProgram.ts"
import { Origin } from "./Origin.ts"

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly bytes: Buffer
  readonly elapsedMs: number
}

/** A real origin thread on a free port, and folders that go away with it. */
export class TestOrigin {
  readonly folder = mkdtempSync(join(tmpdir(), "openair-origin-"))
  readonly origin = new Origin({ dvrFolder: join(this.folder, "dvr") })
  readonly errors: string[] = []

  async start(): Promise<void> {
    this.origin.on("error", ({ message }) => this.errors.push(message))
    await this.origin.start(0)
  }

  async get(path: string, init: RequestInit = {}): Promise<Reply> {
    const startMs = performance.now()
    const response = await fetch(`http://127.0.0.1:${this.origin.port}${path}`, init)
    const bytes = Buffer.from(await response.arrayBuffer())
    const elapsedMs = performance.now() - startMs
    return { status: response.status, headers: response.headers, text: bytes.toString(), bytes, elapsedMs }
  }

  async stop(): Promise<void> {
    await this.origin.stop()
    rmSync(this.folder, { recursive: true })
  }
}

/** Plays a prepared program into a packager's socket as a studio would, at the pace of the caller. */
export class ProgramFeeder {
  readonly #socket: Socket
  readonly #program: EncodedProgram
  #sent = 0

  private constructor(socket: Socket, program: EncodedProgram) {
    this.#socket = socket
    this.#program = program
  }

  static async connect(path: string, program: EncodedProgram): Promise<ProgramFeeder> {
    const socket = createConnection(path)
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve)
      socket.once("error", reject)
    })
    socket.on("error", () => {})
    socket.write(encodeHello(program.hello))
    return new ProgramFeeder(socket, program)
  }

  /** Sends everything before `seconds` from the program's beginning that was not sent yet. */
  sendUntil(seconds: number): void {
    const { hello, samples } = this.#program
    const startSeconds = secondsOf(hello, samples[0])
    for (; this.#sent < samples.length; this.#sent++) {
      const sample = samples[this.#sent]
      if (!sample || secondsOf(hello, sample) - startSeconds >= seconds - 1e-6) return
      for (const piece of encodeSample(sample)) this.#socket.write(piece)
    }
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#socket.once("close", () => resolve())
      this.#socket.end()
    })
  }
}

function secondsOf(hello: Hello, sample: EncodedProgram["samples"][number] | undefined): number {
  if (!sample) return 0
  return sample.dts / (sample.track === "video" ? hello.video.timescale : hello.audio.sampleRate)
}
