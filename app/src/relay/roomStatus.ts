import { type RoomStatus, roomStatusSchema } from "@openair/protocol/http"
import { useQueries, useQuery } from "@tanstack/react-query"
import { callRelay } from "./callRelay.ts"
import { learnRelayClock } from "./clock.ts"

const statusOptions = (room: string, pollMs: number) => ({
  queryKey: ["room-status", room],
  queryFn: async (): Promise<RoomStatus> => {
    const status = await callRelay(roomStatusSchema, `/v1/rooms/${room}`)
    learnRelayClock(status.now)
    return status
  },
  refetchInterval: pollMs,
  refetchIntervalInBackground: true,
  retry: false,
})

/** What goes on in one room, asked again every `pollMs`. The last answer stays while the relay is away. */
export function useRoomStatus(room: string, pollMs = 1_500) {
  return useQuery(statusOptions(room, pollMs))
}

/** The same for several rooms, in their order. */
export function useRoomStatuses(rooms: readonly string[], pollMs = 3_000) {
  return useQueries({ queries: rooms.map((room) => statusOptions(room, pollMs)) })
}
