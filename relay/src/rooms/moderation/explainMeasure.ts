import { CAPABILITY_WORDS, type Capability, type Explanation } from "@openair/protocol"
import type { Address } from "viem"
import type { MeasureRow } from "../../store/MeasureTable.ts"

/** An order or floor as the rule that decides, in words. */
export function explainMeasure(
  row: MeasureRow,
  capability: Capability,
  { roomName, moderatorName, sanctions }: { roomName: string; moderatorName: string | null; sanctions: Address },
): Explanation {
  const moderator = moderatorName ?? row.moderator
  const until = new Date(row.endsAt * 1000).toISOString()
  const because = row.reason === null ? "" : ` (“${row.reason}”)`
  const record = row.state === "recorded" ? "" : ", not yet recorded on chain"
  const common = {
    room: row.room.toString(),
    roomName,
    account: row.subject,
    capability,
    source: sanctions,
    until: row.endsAt,
    ballot: null,
  }
  if (row.kind === "order") {
    return {
      ...common,
      allowed: false,
      decidedBy: "order",
      rule: `Order by the moderator ${moderator}${record}`,
      reason: `${moderator} took away ${CAPABILITY_WORDS[capability]} until ${until}${because}`,
      howToQualify: "Wait until it ends, or ask the community to overturn it by ballot.",
    }
  }
  return {
    ...common,
    allowed: true,
    decidedBy: "floor",
    rule: `Floor by the moderator ${moderator}${record}`,
    reason: `${moderator} allowed ${CAPABILITY_WORDS[capability]} until ${until}`,
    howToQualify: "Nothing more is needed.",
  }
}
