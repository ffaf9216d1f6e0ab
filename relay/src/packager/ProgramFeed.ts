/**
 * The program as the packager hands it on: to the origin now, to recorder, transcoder and restream in the same way.
 * All media times are of the broadcast's timeline; all numbers only ever grow.
 */
export interface ProgramSession {
  /** Names the init segment; the media sequence number of the session's first segment, so never used twice. */
  readonly initId: number
  readonly init: Buffer
  readonly codecs: string
  readonly width: number
  readonly height: number
  readonly framesPerSecond: number
  readonly bandwidthBps: number
}

export interface ProgramPart {
  readonly mediaSequence: number
  /** From 0 within its segment. */
  readonly index: number
  readonly durationSeconds: number
  /** Starts with a key frame. */
  readonly independent: boolean
  readonly data: Buffer
}

export interface SegmentStart {
  readonly mediaSequence: number
  /** Goes up with every break in the timeline or change of encoder. */
  readonly discontinuitySequence: number
  readonly initId: number
  /** Unix ms of the first picture. */
  readonly programDateTimeMs: number
}

/** In this order: session, then per segment its start, its parts, its end; a new session may follow at any time. */
export interface ProgramSubscriber {
  onSession?(session: ProgramSession): void
  onSegmentStart?(segment: SegmentStart): void
  onPart?(part: ProgramPart): void
  onSegmentEnd?(mediaSequence: number, durationSeconds: number): void
  /** The encoder has gone, for now or for good. */
  onSessionEnd?(): void
}

export interface ProgramFeed {
  /** Tells everything from now on. Returns the way to stop. */
  subscribe(subscriber: ProgramSubscriber): () => void
}
