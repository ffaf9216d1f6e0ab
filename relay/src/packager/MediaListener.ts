import { chmodSync, rmSync } from "node:fs"
import { createServer, type Server, type Socket } from "node:net"
import { MediaStreamParser } from "../studio/mediaStream.ts"
import type { Packager } from "./Packager.ts"

/**
 * The Unix socket on which a studio delivers. The newest connection is the studio; an older one still open belongs to a
 * child that is dying and is cut.
 */
export class MediaListener {
  readonly path: string
  readonly #packager: Packager
  readonly #server: Server
  #current: Socket | null = null

  constructor(path: string, packager: Packager) {
    this.path = path
    this.#packager = packager
    this.#server = createServer((socket) => this.#accept(socket))
  }

  async open(): Promise<void> {
    // Left over when the relay was killed; nothing else makes files of this name.
    rmSync(this.path, { force: true })
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject)
      this.#server.listen(this.path, () => resolve())
    })
    chmodSync(this.path, 0o600)
  }

  async close(): Promise<void> {
    this.#current?.destroy()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#packager.endSession()
  }

  #accept(socket: Socket): void {
    this.#current?.destroy()
    this.#current = socket
    const parser = new MediaStreamParser()
    socket.on("error", () => {})
    socket.on("data", (chunk) => {
      if (this.#current !== socket) return
      try {
        for (const frame of parser.push(chunk)) {
          if ("hello" in frame) this.#packager.startSession(frame.hello)
          else this.#packager.push(frame.sample)
        }
      } catch {
        // Not our stream form: the child is broken. It will connect anew.
        socket.destroy()
      }
    })
    socket.once("close", () => {
      if (this.#current !== socket) return
      this.#current = null
      this.#packager.endSession()
    })
  }
}
