import type { MediaKind, Source } from "@openair/protocol"

/** One voice or picture that consent, permit and slot let onto a bus. */
export interface BusEntry {
  readonly personId: string
  /** What the picture's label shows: an ENS name or a short address. */
  readonly label: string
  readonly medium: MediaKind
  readonly source: Source
  readonly producerId: string
}

/**
 * A room's way out: taps of its producers into a studio, the studio's mix into the packager, parts to the origin.
 * The program bus is the set of entries mixed for the public; a record bus is a second such set, later.
 */
export interface Broadcast {
  /** Replaces the set. Who is not in it is neither heard nor seen from the next tick on. */
  setProgram(entries: readonly BusEntry[]): void
  setSlate(title: string, subtitle: string): void
  readonly playlistPath: string
  /** People watching by HLS within the last ten seconds. */
  viewers(): number
  close(): Promise<void>
}

export interface Broadcasts {
  open(room: bigint, slate: { title: string; subtitle: string }): Promise<Broadcast>
}
