import { type CapabilitySet, hasReach, type ReachSet, SOURCE_RULES, type Source } from "@openair/protocol"
import type { BusEntry } from "./Broadcast.ts"
import { mayProduce } from "./permits.ts"

/** What the bus needs to know of somebody. */
export interface Speaker {
  readonly participantId: string
  readonly label: string
  readonly capabilities: CapabilitySet
  /** Their consent in force. */
  readonly reach: ReachSet
  readonly producers: readonly { readonly producerId: string; readonly source: Source; readonly paused: boolean }[]
}

/**
 * Who is on the program: of each speaker's sources those that the slot, the speaker's consent and the permit all let
 * out, and that are not paused. Of a camera and a screen both go out; the studio lays them out.
 * @param slotReach what the slot or the room's policy lets out; 0 while off air.
 */
export function programBus(slotReach: ReachSet, speakers: readonly Speaker[]): BusEntry[] {
  return speakers.flatMap(({ participantId, label, capabilities, reach, producers }) =>
    producers
      .filter(({ source, paused }) => {
        const { liveReach } = SOURCE_RULES[source]
        return !paused && hasReach(slotReach & reach, liveReach) && mayProduce(capabilities, source)
      })
      .map(({ producerId, source }) => ({
        personId: participantId,
        label,
        medium: SOURCE_RULES[source].kind,
        source,
        producerId,
      })),
  )
}
