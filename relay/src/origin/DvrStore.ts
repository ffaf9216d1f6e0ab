import { createHash } from "node:crypto"
import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import { readFragments } from "../packager/fragment.ts"
import type { PlaylistPart, PlaylistSegment } from "../packager/MediaPlaylist.ts"
import type { ProgramSession, SegmentStart } from "../packager/ProgramFeed.ts"
import { initName, segmentName } from "../packager/serializePlaylist.ts"

const JOURNAL = "journal.jsonl"
const JOURNAL_NEXT = "journal.next"
/** The video timescale of every studio; chunks on disk say their durations in it. */
const VIDEO_TIMESCALE = 90_000

const partSchema = z.tuple([z.number(), z.boolean(), z.number().int()])
const lineSchema = z.discriminatedUnion("t", [
  z.object({
    t: z.literal("init"),
    id: z.number().int(),
    codecs: z.string(),
    width: z.number(),
    height: z.number(),
    fps: z.number(),
    bps: z.number(),
  }),
  z.object({
    t: z.literal("open"),
    msn: z.number().int(),
    disc: z.number().int(),
    init: z.number().int(),
    pdt: z.number(),
  }),
  z.object({ t: z.literal("close"), msn: z.number().int(), parts: z.array(partSchema) }),
])
type Line = z.infer<typeof lineSchema>

/** What a broadcast had on disk when it was opened. */
export interface Recovered {
  readonly sessions: ProgramSession[]
  /** Complete, numbered without holes. A segment that was cut off is here as a shorter one. */
  readonly segments: PlaylistSegment[]
}

/**
 * One broadcast's rewind window on disk: a file for each segment, appended part by part, and a journal of what they
 * are. Everything is written behind the live edge, in order, and survives the process: after kill -9 `recover` finds
 * each part that had been handed to the kernel. (Loss of power is not guarded against: nothing is synced.)
 */
export class DvrStore {
  readonly #folder: string
  readonly #onError: (error: unknown) => void
  #queue: Promise<void> = Promise.resolve()
  #journal: FileHandle | null = null
  #segment: FileHandle | null = null

  /** `room` may be any string; it becomes a folder name by its hash. */
  constructor(dvrFolder: string, room: string, onError: (error: unknown) => void) {
    this.#folder = join(dvrFolder, `room-${createHash("sha256").update(room).digest("hex").slice(0, 32)}`)
    this.#onError = onError
  }

  /** Reads what is there, drops what is older than `notBeforeMs` or not whole, and makes ready for writing. */
  async recover(notBeforeMs: number): Promise<Recovered> {
    await mkdir(this.#folder, { recursive: true })
    const lines = await this.#readJournal()
    const segments = await this.#readSegments(lines, notBeforeMs)
    const sessions = await this.#readSessions(lines, new Set(segments.map(({ initId }) => initId)))
    const known = new Set(sessions.map(({ initId }) => initId))
    const usable = segments.filter(({ initId }) => known.has(initId))
    await this.#compact({ sessions, segments: usable })
    this.#journal = await open(join(this.#folder, JOURNAL), "a")
    return { sessions, segments: usable }
  }

  writeSession(session: ProgramSession): void {
    this.#write(async () => {
      await writeFile(join(this.#folder, initName(session.initId)), session.init)
      await this.#append(sessionLine(session))
    })
  }

  openSegment(segment: SegmentStart): void {
    this.#write(async () => {
      await this.#append(openLine(segment))
      this.#segment = await open(join(this.#folder, segmentName(segment.mediaSequence)), "w")
    })
  }

  /** Calls `onWritten` once the kernel has it. */
  writePart(data: Buffer, onWritten: () => void): void {
    this.#write(async () => {
      await this.#segment?.writeFile(data)
      onWritten()
    })
  }

  /** Calls `onWritten` once the whole segment can be read from disk. */
  closeSegment(mediaSequence: number, parts: readonly PlaylistPart[], onWritten: () => void): void {
    this.#write(async () => {
      await this.#segment?.close()
      this.#segment = null
      await this.#append(closeLine(mediaSequence, parts))
      onWritten()
    })
  }

  removeSegment(mediaSequence: number): void {
    this.#write(() => rm(join(this.#folder, segmentName(mediaSequence)), { force: true }))
  }

  removeSession(initId: number): void {
    this.#write(() => rm(join(this.#folder, initName(initId)), { force: true }))
  }

  /** Rewrites the journal to hold only what is still in the window. */
  compact(kept: Recovered): void {
    this.#write(async () => {
      await this.#journal?.close()
      await this.#compact(kept)
      this.#journal = await open(join(this.#folder, JOURNAL), "a")
    })
  }

  /** Opens a complete segment for reading; null when the disk does not have it. */
  async readSegment(mediaSequence: number): Promise<NodeJS.ReadableStream | null> {
    const file = await open(join(this.#folder, segmentName(mediaSequence))).catch(() => null)
    return file?.createReadStream() ?? null
  }

  /** Waits for what is still to be written. */
  async close(): Promise<void> {
    this.#write(async () => {
      await this.#segment?.close()
      await this.#journal?.close()
      this.#segment = null
      this.#journal = null
    })
    await this.#queue
  }

  #write(task: () => Promise<void>): void {
    this.#queue = this.#queue.then(task).catch(this.#onError)
  }

  async #append(line: Line): Promise<void> {
    await this.#journal?.appendFile(`${JSON.stringify(line)}\n`)
  }

  async #readJournal(): Promise<Line[]> {
    const text = await readFile(join(this.#folder, JOURNAL), "utf8").catch(() => "")
    const lines: Line[] = []
    for (const row of text.split("\n")) {
      try {
        lines.push(lineSchema.parse(JSON.parse(row)))
      } catch {
        // The last line may have been cut off in the middle.
      }
    }
    return lines
  }

  async #readSegments(lines: readonly Line[], notBeforeMs: number): Promise<PlaylistSegment[]> {
    const closed = new Map(lines.flatMap((line) => (line.t === "close" ? [[line.msn, line.parts] as const] : [])))
    let segments: PlaylistSegment[] = []
    for (const line of lines) {
      if (line.t !== "open") continue
      const parts = await this.#segmentParts(line.msn, closed.get(line.msn))
      const durationSeconds = parts?.reduce((sum, part) => sum + part.durationSeconds, 0) ?? 0
      const endMs = line.pdt + durationSeconds * 1000
      if (!parts || parts.length === 0 || endMs < notBeforeMs) continue
      // A hole in the numbers cannot be shown in a playlist: keep what comes after it.
      if (segments.length > 0 && segments.at(-1)?.mediaSequence !== line.msn - 1) segments = []
      const start = { mediaSequence: line.msn, discontinuitySequence: line.disc, initId: line.init }
      segments.push({ ...start, programDateTimeMs: line.pdt, durationSeconds, parts, complete: true })
    }
    return segments
  }

  /** The parts of a segment as the journal says or, for one that was never closed, as its bytes say. */
  async #segmentParts(
    mediaSequence: number,
    closed: z.infer<typeof partSchema>[] | undefined,
  ): Promise<PlaylistPart[] | null> {
    const path = join(this.#folder, segmentName(mediaSequence))
    const size = (await stat(path).catch(() => null))?.size
    if (size === undefined) return null
    if (closed && closed.reduce((sum, [, , bytes]) => sum + bytes, 0) === size) {
      return closed.map(([durationSeconds, independent, bytes]) => ({ durationSeconds, independent, bytes }))
    }
    const whole = readFragments(await readFile(path))
    await truncate(
      path,
      whole.reduce((sum, { bytes }) => sum + bytes, 0),
    )
    return whole.map(({ bytes, videoDuration, startsWithKey }) => ({
      durationSeconds: videoDuration / VIDEO_TIMESCALE,
      independent: startsWithKey,
      bytes,
    }))
  }

  async #readSessions(lines: readonly Line[], wanted: ReadonlySet<number>): Promise<ProgramSession[]> {
    const sessions: ProgramSession[] = []
    for (const line of lines) {
      if (line.t !== "init" || !wanted.has(line.id)) continue
      const init = await readFile(join(this.#folder, initName(line.id))).catch(() => null)
      if (!init) continue
      const { id: initId, codecs, width, height, fps: framesPerSecond, bps: bandwidthBps } = line
      sessions.push({ initId, init, codecs, width, height, framesPerSecond, bandwidthBps })
    }
    return sessions
  }

  async #compact({ sessions, segments }: Recovered): Promise<void> {
    const lines: Line[] = [
      ...sessions.map(sessionLine),
      ...segments.flatMap((segment) =>
        segment.complete ? [openLine(segment), closeLine(segment.mediaSequence, segment.parts)] : [openLine(segment)],
      ),
    ]
    await writeFile(join(this.#folder, JOURNAL_NEXT), lines.map((line) => `${JSON.stringify(line)}\n`).join(""))
    await rename(join(this.#folder, JOURNAL_NEXT), join(this.#folder, JOURNAL))
    const keep = new Set<string>([
      JOURNAL,
      ...sessions.map(({ initId }) => initName(initId)),
      ...segments.map(({ mediaSequence }) => segmentName(mediaSequence)),
    ])
    for (const name of await readdir(this.#folder)) {
      if (!keep.has(name)) await rm(join(this.#folder, name), { force: true })
    }
  }
}

function sessionLine({ initId, codecs, width, height, framesPerSecond, bandwidthBps }: ProgramSession): Line {
  return { t: "init", id: initId, codecs, width, height, fps: framesPerSecond, bps: bandwidthBps }
}

function openLine({ mediaSequence, discontinuitySequence, initId, programDateTimeMs }: SegmentStart): Line {
  return { t: "open", msn: mediaSequence, disc: discontinuitySequence, init: initId, pdt: programDateTimeMs }
}

function closeLine(mediaSequence: number, parts: readonly PlaylistPart[]): Line {
  return { t: "close", msn: mediaSequence, parts: parts.map((p) => [p.durationSeconds, p.independent, p.bytes]) }
}
