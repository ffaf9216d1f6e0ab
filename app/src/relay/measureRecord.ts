import { type Measure, measureSchema } from "@openair/protocol/moderation"
import { useQuery } from "@tanstack/react-query"
import { callRelay } from "./callRelay.ts"
import { RelayRefusal } from "./RelayRefusal.ts"

/**
 * An order or floor that is over, as this relay took it: with its reason, of which the chain keeps the hash alone. null where another relay took it.
 * @param id null: not asked
 */
export function useMeasureRecord(room: string, id: string | null) {
  return useQuery({
    queryKey: ["measure", room, id],
    queryFn: async (): Promise<Measure | null> => {
      try {
        return await callRelay(measureSchema, `/v1/rooms/${room}/measures/${id}`)
      } catch (error) {
        if (error instanceof RelayRefusal && error.status === 404) return null
        throw error
      }
    },
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
