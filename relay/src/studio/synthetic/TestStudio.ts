import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type DecodedProgram, decodeProgram } from "../../../../test/detectors/decodeProgram.ts"
import { MediaListener } from "../../packager/MediaListener.ts"
import { Packager } from "../../packager/Packager.ts"
import type { ProgramSession, SegmentStart } from "../../packager/ProgramFeed.ts"
import { type Medium, STUDIO_SMALL, type StudioConfig, type StudioStats } from "../messages.ts"
import { StudioProcess } from "../StudioProcess.ts"
import type { SyntheticPerson } from "./SyntheticPerson.ts"

const POLL_MS = 10

/** Waits for a condition; throws when it does not come true in time. */
export async function until(what: string, condition: () => boolean, timeoutMs = 8_000): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs
  while (!condition()) {
    if (performance.now() > deadlineMs) throw new Error(`waited ${timeoutMs} ms in vain for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** A real studio child and a packager, with people who send real RTP to it; keeps everything it makes. */
export class TestStudio {
  readonly process: StudioProcess
  readonly sessions: ProgramSession[] = []
  readonly starts: SegmentStart[] = []
  readonly stats: StudioStats[] = []
  readonly keyFrameRequests: string[] = []
  readonly errors: string[] = []
  readonly ports = new Map<string, number>()
  readonly #folder = mkdtempSync(join(tmpdir(), "openair-studio-"))
  readonly #originMs = Date.now() - 10_000
  readonly #listener: MediaListener
  readonly #people: SyntheticPerson[] = []
  #parts: { session: ProgramSession; data: Buffer }[] = []
  #madeSeconds = 0

  constructor(config: Partial<StudioConfig> = {}) {
    const packager = new Packager({ partMs: 200, nextMediaSequence: 0, nextDiscontinuitySequence: 0 })
    const packagerSocketPath = join(this.#folder, "program.sock")
    this.#listener = new MediaListener(packagerSocketPath, packager)
    packager.subscribe({
      onSession: (session) => this.sessions.push(session),
      onSegmentStart: (start) => {
        this.starts.push(start)
        this.#madeSeconds = (start.programDateTimeMs - this.#originMs) / 1000
      },
      onPart: ({ data, durationSeconds }) => {
        this.#madeSeconds += durationSeconds
        this.#parts.push({ session: this.sessions.at(-1) as ProgramSession, data })
      },
    })
    this.process = new StudioProcess({
      ...STUDIO_SMALL,
      audioBitrateBps: 96_000,
      keyFrameIntervalMs: 1_000,
      ...config,
      packagerSocketPath,
      timelineOriginMs: this.#originMs,
    })
    this.process.on("stats", (stats) => this.stats.push(stats))
    this.process.on("error", ({ message }) => this.errors.push(message))
    this.process.on("inputReady", ({ inputId, port }) => this.ports.set(inputId, port))
    this.process.on("keyFrameRequest", ({ inputId }) => {
      this.keyFrameRequests.push(inputId)
      for (const person of this.#people) if (person.videoInput.inputId === inputId) person.requestKeyFrame()
    })
  }

  async start(): Promise<void> {
    await this.#listener.open()
    this.process.start()
    await until("the first part", () => this.#parts.length > 0)
  }

  /** Adds the inputs of a person and lets them send. */
  async add(person: SyntheticPerson): Promise<void> {
    this.#people.push(person)
    const inputs = [person.videoInput, person.audioInput]
    for (const input of inputs) this.process.addInput(input)
    await until("the ports", () => inputs.every(({ inputId }) => this.ports.has(inputId)))
    const port = (inputId: string) => this.ports.get(inputId) ?? null
    await person.start({ video: port(person.videoInput.inputId), audio: port(person.audioInput.inputId) })
  }

  /** `{alice: "av", bob: "v"}` → the bus. */
  setBus(who: Readonly<Record<string, string>>): void {
    this.process.setBus(
      Object.entries(who).flatMap(([personId, media]) =>
        Array.from(media, (letter) => ({ personId, medium: (letter === "a" ? "audio" : "video") as Medium })),
      ),
    )
  }

  /** This moment on the program's timeline, in seconds. */
  get nowSeconds(): number {
    return (Date.now() - this.#originMs) / 1000
  }

  /** Waits until the program has been made up to a moment of its timeline. */
  async made(seconds: number): Promise<void> {
    await until(`the program to reach ${seconds} s`, () => this.#madeSeconds >= seconds, 15_000)
  }

  /** Decodes all that the newest encoder session made. */
  decode(): Promise<DecodedProgram> {
    const session = this.sessions.at(-1) as ProgramSession
    const parts = this.#parts.filter((part) => part.session === session).map((part) => part.data)
    return decodeProgram(Buffer.concat([session.init, ...parts]))
  }

  async close(): Promise<void> {
    for (const person of this.#people) person.stop()
    await this.process.stop()
    await this.#listener.close()
    rmSync(this.#folder, { recursive: true })
  }
}
