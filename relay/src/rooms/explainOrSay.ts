import type { Capability, Explanation } from "@openair/protocol"
import type { Address } from "viem"
import type { RoomOptions } from "./RoomOptions.ts"

export type Explain = (account: Address, capability: Capability) => Promise<Explanation>

/** Which rule decides. While the chain cannot be asked the answer says just that. */
export function explainOrSay({ authority, room, name }: Pick<RoomOptions, "authority" | "room" | "name">): Explain {
  return async (account, capability) => {
    try {
      return await authority.explain(room, account, capability)
    } catch {
      return {
        room: room.toString(),
        roomName: name,
        account,
        capability,
        allowed: false,
        decidedBy: "unknown",
        source: null,
        rule: "The room's rules are kept on chain",
        reason: "the relay cannot reach the chain at the moment",
        howToQualify: "Try again in a little while.",
        until: null,
        ballot: null,
      }
    }
  }
}
