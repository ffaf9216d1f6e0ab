import type { Capability, Explanation } from "@openair/protocol"
import type { Address } from "viem"
import type { Authority } from "./Authority.ts"

export type Explain = (account: Address, capability: Capability) => Promise<Explanation>

export interface ExplainedRoom {
  readonly authority: Pick<Authority, "explain">
  readonly room: bigint
  readonly name: string
}

/** Which rule decides. While the chain cannot be asked the answer says just that. */
export function explainOrSay({ authority, room, name }: ExplainedRoom): Explain {
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
