import type { Tap } from "../media/Tap.ts"
import type { Origin } from "../origin/Origin.ts"
import type { Broadcasts } from "../rooms/Broadcast.ts"
import type { StudioConfig } from "../studio/messages.ts"
import { StudioProcess } from "../studio/StudioProcess.ts"
import { RoomBroadcast } from "./RoomBroadcast.ts"

export interface RoomBroadcastsOptions {
  readonly origin: Origin
  readonly tap: (room: bigint, producerId: string) => Promise<Tap>
  /** How large and how good the mix is. */
  readonly picture: Omit<StudioConfig, "packagerSocketPath" | "timelineOriginMs">
  /** The highest numbers ever announced for a room: none is used twice, whatever was lost on disk. */
  readonly lastSequence: (
    room: string,
  ) => { readonly mediaSequence: number; readonly discontinuitySequence: number } | undefined
  readonly warn: (message: string, detail: Record<string, unknown>) => void
}

const NOTHING_PUBLISHED = { mediaSequence: -1, discontinuitySequence: -1 }

/** Puts rooms on air: for each a place at the origin, and a studio whose output goes there by a Unix socket. */
export class RoomBroadcasts implements Broadcasts {
  private readonly options: RoomBroadcastsOptions

  constructor(options: RoomBroadcastsOptions) {
    this.options = options
  }

  async open(roomId: bigint, slate: { title: string; subtitle: string }): Promise<RoomBroadcast> {
    const { origin, tap, picture, lastSequence, warn } = this.options
    const room = roomId.toString()
    const { mediaSequence, discontinuitySequence } = lastSequence(room) ?? NOTHING_PUBLISHED
    const { packagerSocketPath, playlistPath } = await origin.openBroadcast({
      room,
      lastMediaSequence: mediaSequence,
      lastDiscontinuitySequence: discontinuitySequence,
      targetDurationSeconds: Math.ceil(picture.keyFrameIntervalMs / 1000),
    })
    const studio = new StudioProcess({ ...picture, packagerSocketPath, timelineOriginMs: Date.now() })
    const broadcast = new RoomBroadcast({
      room,
      playlistPath,
      studio,
      origin,
      tap: (producerId) => tap(roomId, producerId),
      warn,
    })
    studio.setSlate(slate)
    studio.start()
    return broadcast
  }
}
