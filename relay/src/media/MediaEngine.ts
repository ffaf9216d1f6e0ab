import { OpenairError } from "@openair/protocol"
import type { Media } from "../rooms/Media.ts"
import type { MediaOptions } from "./MediaOptions.ts"
import { MediaRoom } from "./MediaRoom.ts"
import type { Tap } from "./Tap.ts"
import { WorkerPool } from "./WorkerPool.ts"

/** `Media` on mediasoup: selective forwarding in worker processes; the main thread only signals. */
export class MediaEngine implements Media {
  readonly iceServers: Media["iceServers"]
  private readonly options: MediaOptions
  private readonly pool: WorkerPool
  private readonly rooms = new Map<bigint, MediaRoom>()

  private constructor(options: MediaOptions, pool: WorkerPool) {
    this.options = options
    this.pool = pool
    this.iceServers = options.iceServers ?? []
  }

  /** @throws when the workers do not start. */
  static async open(options: MediaOptions): Promise<MediaEngine> {
    return new MediaEngine(options, await WorkerPool.open(options))
  }

  /** Process ids of the living workers. */
  get workerPids(): readonly number[] {
    return this.pool.pids
  }

  /** @throws when the room is open already: it has one owner. */
  async openRoom(room: bigint): Promise<MediaRoom> {
    if (this.rooms.has(room)) throw new Error(`Room ${room} is open already.`)
    const log = this.options.log ?? (() => {})
    const opened = await MediaRoom.open(this.pool, log, () => void this.rooms.delete(room))
    if (this.rooms.has(room)) {
      opened.close()
      throw new Error(`Room ${room} is open already.`)
    }
    this.rooms.set(room, opened)
    return opened
  }

  /** A copy of one producer's RTP, to be connected to a UDP socket. Throws ROOM_NOT_FOUND, PRODUCER_NOT_FOUND, MEDIA_REFUSED. */
  async tap(room: bigint, producerId: string): Promise<Tap> {
    const open = this.rooms.get(room)
    if (!open) throw new OpenairError("ROOM_NOT_FOUND", { room: room.toString() })
    return open.tap(producerId)
  }

  async close(): Promise<void> {
    for (const room of [...this.rooms.values()]) room.close()
    this.pool.close()
  }
}
