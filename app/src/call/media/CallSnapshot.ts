import type {
  Air,
  EventData,
  Explanation,
  Measure,
  MediaKind,
  ParticipantView,
  Permits,
  Source,
  Welcome,
} from "@openair/protocol"

/** Somebody's medium as it arrives. `stream` holds `track` alone and stays the same object: safe as a dependency. */
export interface RemoteMedium {
  readonly consumerId: string
  readonly participantId: string
  readonly source: Source
  readonly kind: MediaKind
  readonly track: MediaStreamTrack
  readonly stream: MediaStream
  /** The sender muted it, or the relay paused it. */
  readonly paused: boolean
}

/**
 * What became of one of the participant's own sources.
 * `refused`: the relay said no when it was offered. `stopped`: it was on, and the relay ended it; `reason` says by which rule.
 */
export type Publication =
  | { readonly status: "publishing"; readonly track: MediaStreamTrack }
  | { readonly status: "live"; readonly track: MediaStreamTrack; readonly muted: boolean }
  | { readonly status: "refused"; readonly error: Error }
  | { readonly status: "stopped"; readonly reason: Explanation | null }

export type Notice = EventData<"notice"> & { readonly receivedAtMs: number }

/**
 * `idle`: not asked to join yet. `joining`: on the way in. `joined`: in the room. `reconnecting`: was in, comes back by itself.
 * `closed`: left, removed, replaced or refused; `error` says why when it was not the participant's own wish.
 */
export type CallStatus = "idle" | "joining" | "joined" | "reconnecting" | "closed"

/** Everything a page shows of a call, replaced as a whole at every change. */
export interface CallSnapshot {
  readonly status: CallStatus
  readonly error: Error | undefined
  readonly room: Welcome["room"] | undefined
  readonly permits: Permits | undefined
  readonly air: Air | undefined
  readonly self: ParticipantView | undefined
  /** Everybody else, in the order they came. */
  readonly people: readonly ParticipantView[]
  readonly activeSpeakerId: string | null
  readonly remote: readonly RemoteMedium[]
  readonly published: Readonly<Partial<Record<Source, Publication>>>
  /** Newest last. */
  readonly notices: readonly Notice[]
  /** Moderators' orders and floors the relay has told of, newest last; those that are over too. */
  readonly measures: readonly Measure[]
}

export const INITIAL_SNAPSHOT: CallSnapshot = {
  status: "idle",
  error: undefined,
  room: undefined,
  permits: undefined,
  air: undefined,
  self: undefined,
  people: [],
  activeSpeakerId: null,
  remote: [],
  published: {},
  notices: [],
  measures: [],
}
