import type { SegmentStart } from "./ProgramFeed.ts"

export interface PlaylistPart {
  readonly durationSeconds: number
  readonly independent: boolean
  readonly bytes: number
}

export interface PlaylistSegment extends SegmentStart {
  /** Sum of its parts so far. */
  readonly durationSeconds: number
  readonly parts: readonly PlaylistPart[]
  /** False only for the last one, while it grows. */
  readonly complete: boolean
}

/** A live media playlist (RFC 8216bis) as data. `segments` are numbered without holes, oldest first. */
export interface MediaPlaylist {
  readonly targetDurationSeconds: number
  readonly partTargetSeconds: number
  readonly segments: readonly PlaylistSegment[]
  /** Nothing more will come on this program until it is opened anew. */
  readonly ended: boolean
}

/** What the multivariant playlist says of a rendition. */
export interface RenditionDescription {
  readonly name: string
  readonly bandwidthBps: number
  readonly codecs: string
  readonly width: number
  readonly height: number
  readonly framesPerSecond: number
}
