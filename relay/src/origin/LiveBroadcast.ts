import { MediaListener } from "../packager/MediaListener.ts"
import type { MediaPlaylist, PlaylistPart, PlaylistSegment, RenditionDescription } from "../packager/MediaPlaylist.ts"
import { Packager } from "../packager/Packager.ts"
import type { ProgramPart, ProgramSession, ProgramSubscriber, SegmentStart } from "../packager/ProgramFeed.ts"
import { serializeMediaPlaylist, serializeMultivariantPlaylist } from "../packager/serializePlaylist.ts"
import { DvrStore } from "./DvrStore.ts"
import type { BroadcastOptions } from "./messages.ts"
import { Waiters } from "./Waiters.ts"

/** Segments whose bytes stay in memory: what live viewers ask for. The rest is read from disk. */
const SEGMENTS_IN_MEMORY = 8
/** When the disk does not keep up, memory holds more, up to this. */
const MAX_SEGMENTS_IN_MEMORY = 60
/** Waiting requests for one broadcast; each viewer at the live edge has about two. */
const MAX_WAITERS = 20_000
/** Closed segments between two rewrites of the journal. */
const COMPACT_EVERY = 500
/** The only rendition so far: the studio's own. A ladder adds others beside it. */
export const SOURCE_RENDITION = "source"

interface Segment {
  start: SegmentStart
  parts: PlaylistPart[]
  durationSeconds: number
  bytes: number
  complete: boolean
  /** Parts' bytes while in memory. */
  data: Buffer[] | null
  onDisk: boolean
}

/**
 * One room's program on the live origin: what the packager makes, kept in memory at the live edge and on disk behind
 * it, and the playlist of both.
 *
 * When the broadcast goes off air the playlist ends with EXT-X-ENDLIST and stays, so that viewers see the end and may
 * rewind. When the room goes on air again it is opened anew: the same playlist address goes on with the next media
 * sequence number behind a discontinuity and without ENDLIST. A player that has met ENDLIST no longer asks (hls.js and
 * the Livepeer player alike); the page, which is told of the next slot, gives it the source again. A crash of studio,
 * origin or relay never shows ENDLIST, so players keep asking, and meet a discontinuity and a new init segment, which
 * they follow without a reload.
 */
export class LiveBroadcast implements ProgramSubscriber {
  readonly room: string
  readonly waiters = new Waiters(MAX_WAITERS)
  readonly #options: BroadcastOptions
  readonly #onSegment: (start: SegmentStart) => void
  readonly #dvr: DvrStore
  #listener: MediaListener | null = null
  #sessions = new Map<number, ProgramSession>()
  #segments: Segment[] = []
  #byNumber = new Map<number, Segment>()
  #bytes = 0
  #closedSinceCompact = 0
  #ended = false
  #lastPartMs: number | null = null
  #texts = new Map<boolean, string>()

  constructor(
    options: BroadcastOptions,
    events: { onSegment: (s: SegmentStart) => void; onError: (e: unknown) => void },
  ) {
    this.room = options.room
    this.#options = options
    this.#onSegment = events.onSegment
    this.#dvr = new DvrStore(options.dvrFolder, options.room, events.onError)
  }

  /** Takes up what is on disk and listens for the studio. */
  async open(): Promise<void> {
    const { dvrSeconds, lastMediaSequence, lastDiscontinuitySequence, partMs, packagerSocketPath } = this.#options
    const { sessions, segments } = await this.#dvr.recover(Date.now() - dvrSeconds * 1000)
    const last = segments.at(-1)
    // The floor counts where the disk knows less, e.g. after it was emptied; numbers with a hole cannot be listed.
    if (last && last.mediaSequence >= lastMediaSequence) {
      for (const session of sessions) this.#sessions.set(session.initId, session)
      for (const segment of segments) {
        const parts = [...segment.parts]
        const { durationSeconds } = segment
        this.#take({
          start: segment,
          parts,
          durationSeconds,
          bytes: sumBytes(segment),
          complete: true,
          data: null,
          onDisk: true,
        })
      }
      this.#trim()
    }
    const packager = new Packager({
      partMs,
      nextMediaSequence: Math.max(lastMediaSequence, last?.mediaSequence ?? -1) + 1,
      nextDiscontinuitySequence: Math.max(lastDiscontinuitySequence, last?.discontinuitySequence ?? -1) + 1,
    })
    packager.subscribe(this)
    this.#listener = new MediaListener(packagerSocketPath, packager)
    await this.#listener.open()
  }

  /** Off air: publishes what is whole, ends the playlist. It is still served until the room is opened anew. */
  async close(): Promise<void> {
    await this.#listener?.close()
    this.#listener = null
    this.#ended = true
    this.#changed()
    await this.#dvr.close()
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Something can be played. */
  get hasMedia(): boolean {
    return (this.#segments.at(-1)?.parts.length ?? 0) > 0 || this.#segments.length > 1
  }

  /** Number of the last segment in the playlist, growing or complete; −1 before the first. */
  get edgeMediaSequence(): number {
    return this.#segments.at(-1)?.start.mediaSequence ?? -1
  }

  get lastPartMs(): number | null {
    return this.#lastPartMs
  }

  get targetDurationSeconds(): number {
    return this.#options.targetDurationSeconds
  }

  /** True once the playlist holds segment `mediaSequence`, or with `part` that part of it (RFC 8216bis §6.2.5.2). */
  has(mediaSequence: number, part: number | null): boolean {
    const last = this.#segments.at(-1)
    if (!last) return false
    if (last.start.mediaSequence > mediaSequence) return true
    if (last.start.mediaSequence < mediaSequence) return false
    // A part beyond the end of a complete segment means the first part of the next.
    return part === null ? last.complete : last.parts.length > part
  }

  mediaPlaylist(options: { skip: boolean }): string {
    const known = this.#texts.get(options.skip)
    if (known !== undefined) return known
    const playlist: MediaPlaylist = {
      targetDurationSeconds: this.#options.targetDurationSeconds,
      partTargetSeconds: this.#options.partMs / 1000,
      segments: this.#segments.map(toPlaylistSegment),
      ended: this.#ended,
    }
    const text = serializeMediaPlaylist(playlist, options)
    this.#texts.set(options.skip, text)
    return text
  }

  multivariantPlaylist(): string {
    return serializeMultivariantPlaylist(this.renditions())
  }

  renditions(): RenditionDescription[] {
    const session = Array.from(this.#sessions.values()).at(-1)
    return session ? [{ name: SOURCE_RENDITION, ...session }] : []
  }

  init(initId: number): Buffer | null {
    return this.#sessions.get(initId)?.init ?? null
  }

  part(mediaSequence: number, index: number): Buffer | null {
    return this.#byNumber.get(mediaSequence)?.data?.[index] ?? null
  }

  /** A complete segment: its buffers, or the way to read it from disk. */
  segment(
    mediaSequence: number,
  ): { bytes: number; data: Buffer[] } | { bytes: number; read: () => Promise<NodeJS.ReadableStream | null> } | null {
    const segment = this.#byNumber.get(mediaSequence)
    if (!segment?.complete) return null
    const { bytes, data } = segment
    return data ? { bytes, data } : { bytes, read: () => this.#dvr.readSegment(mediaSequence) }
  }

  onSession(session: ProgramSession): void {
    this.#sessions.set(session.initId, session)
    this.#dvr.writeSession(session)
    this.#changed()
  }

  onSegmentStart(start: SegmentStart): void {
    this.#take({ start, parts: [], durationSeconds: 0, bytes: 0, complete: false, data: [], onDisk: false })
    this.#dvr.openSegment(start)
    this.#changed()
  }

  onPart(part: ProgramPart): void {
    const segment = this.#byNumber.get(part.mediaSequence)
    if (!segment?.data) return
    const { durationSeconds, independent, data } = part
    segment.data.push(data)
    segment.parts.push({ durationSeconds, independent, bytes: data.length })
    segment.durationSeconds += durationSeconds
    segment.bytes += data.length
    this.#bytes += data.length
    this.#lastPartMs = Date.now()
    // Announced when its first part is on disk, so that the announced floor is never above what a restart finds there.
    this.#dvr.writePart(data, () => {
      if (part.index === 0) this.#onSegment(segment.start)
    })
    this.#changed()
  }

  onSegmentEnd(mediaSequence: number): void {
    const segment = this.#byNumber.get(mediaSequence)
    if (!segment) return
    segment.complete = true
    this.#dvr.closeSegment(mediaSequence, segment.parts, () => {
      segment.onDisk = true
      this.#release()
    })
    this.#trim()
    this.#closedSinceCompact += 1
    if (this.#closedSinceCompact >= COMPACT_EVERY) {
      this.#closedSinceCompact = 0
      this.#dvr.compact({ sessions: [...this.#sessions.values()], segments: this.#segments.map(toPlaylistSegment) })
    }
    this.#changed()
  }

  #take(segment: Segment): void {
    this.#segments.push(segment)
    this.#byNumber.set(segment.start.mediaSequence, segment)
    this.#bytes += segment.bytes
  }

  /** Lets go of bytes that are behind the live edge and can be read from disk. */
  #release(): void {
    const behind = this.#segments.length - SEGMENTS_IN_MEMORY
    const tooMany = this.#segments.length - MAX_SEGMENTS_IN_MEMORY
    for (const [index, segment] of this.#segments.entries()) {
      if (index < tooMany || (index < behind && segment.onDisk)) segment.data = null
    }
  }

  /** Drops segments beyond the rewind window, and init segments nothing refers to any more. */
  #trim(): void {
    let seconds = this.#segments.reduce((sum, segment) => sum + segment.durationSeconds, 0)
    for (;;) {
      const oldest = this.#segments[0]
      if (!oldest || this.#segments.length <= SEGMENTS_IN_MEMORY) break
      if (seconds <= this.#options.dvrSeconds && this.#bytes <= this.#options.dvrBytes) break
      this.#segments.shift()
      this.#byNumber.delete(oldest.start.mediaSequence)
      seconds -= oldest.durationSeconds
      this.#bytes -= oldest.bytes
      this.#dvr.removeSegment(oldest.start.mediaSequence)
    }
    const oldestInit = this.#segments[0]?.start.initId ?? 0
    for (const initId of this.#sessions.keys()) {
      if (initId >= oldestInit) continue
      this.#sessions.delete(initId)
      this.#dvr.removeSession(initId)
    }
  }

  #changed(): void {
    this.#texts.clear()
    this.waiters.notify()
  }
}

function toPlaylistSegment({ start, durationSeconds, parts, complete }: Segment): PlaylistSegment {
  const { mediaSequence, discontinuitySequence, initId, programDateTimeMs } = start
  return { mediaSequence, discontinuitySequence, initId, programDateTimeMs, durationSeconds, parts, complete }
}

function sumBytes(segment: PlaylistSegment): number {
  return segment.parts.reduce((sum, part) => sum + part.bytes, 0)
}
