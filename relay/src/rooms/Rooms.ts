import { OpenairError } from "@openair/protocol"
import { Room } from "./Room.ts"
import type { RoomOptions } from "./RoomOptions.ts"

/** The rooms this relay serves. */
export class Rooms {
  private readonly rooms: ReadonlyMap<bigint, Room>

  private constructor(rooms: ReadonlyMap<bigint, Room>) {
    this.rooms = rooms
  }

  static async open(options: readonly RoomOptions[]): Promise<Rooms> {
    const rooms = await Promise.all(options.map((each) => Room.open(each)))
    return new Rooms(new Map(rooms.map((room) => [room.id, room])))
  }

  /** @throws ROOM_NOT_FOUND */
  get(id: bigint): Room {
    const room = this.rooms.get(id)
    if (!room) throw new OpenairError("ROOM_NOT_FOUND", { room: id.toString() })
    return room
  }

  all(): readonly Room[] {
    return [...this.rooms.values()]
  }

  async close(): Promise<void> {
    await Promise.all(this.all().map((room) => room.close()))
  }
}
