import { graphql } from "./graphql.ts"
import { type Slot, slotFields, toSlot } from "./Slot.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(
  `
  query Programme($where: Slot_filter!) {
    slots(where: $where, orderBy: start, first: 1000) { ...SlotFields }
  }
`,
  [slotFields],
)

export interface ProgrammeWindow {
  /** Unix seconds. */
  readonly from: number
  /** Unix seconds, not included. */
  readonly to: number
  /** Of one room alone; its id in decimal. */
  readonly room?: string
}

/** Slots that touch the window, whatever their status, by start. */
export async function programme(client: SubgraphClient, { from, to, room }: ProgrammeWindow): Promise<Slot[]> {
  const where = { end_gt: String(from), start_lt: String(to), ...(room !== undefined && { room }) }
  const { slots } = await client.request(query, { where })
  return slots.map(toSlot)
}
