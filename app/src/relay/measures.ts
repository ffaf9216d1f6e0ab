import { type Measure, measuresReplySchema } from "@openair/protocol/moderation"
import { useQuery } from "@tanstack/react-query"
import { callRelay } from "./callRelay.ts"

const POLL_MS = 2_000

/** Moderators' orders and floors that the relay obeys in a room at the moment. Not asked about rooms it does not carry. */
export function useMeasures(room: string, carried: boolean) {
  return useQuery({
    queryKey: ["measures", room],
    queryFn: async (): Promise<Measure[]> =>
      (await callRelay(measuresReplySchema, `/v1/rooms/${room}/measures`)).measures,
    enabled: carried,
    refetchInterval: POLL_MS,
    retry: false,
  })
}
