import type { Deployment } from "@openair/protocol"
import type { Address } from "viem"
import type { GateWords } from "./Explainer.ts"

/** The gates of a deployment in plain words. */
export function gateWords({ contracts }: Deployment, communityName: string): ReadonlyMap<Address, GateWords> {
  const words: [Address, GateWords][] = [
    [contracts.openGate, { rule: "Open gate: everybody", howToQualify: "Nothing is needed." }],
    [
      contracts.memberGate,
      {
        rule: `Membership gate: holders of a ${communityName} membership`,
        howToQualify: `Hold a ${communityName} membership; ask a member to propose you.`,
      },
    ],
    [
      contracts.rosterGate,
      {
        rule: `Roster gate: the stewards of ${communityName}`,
        howToQualify: "Be put on the stewards' roster; ask its keeper, the room's governor.",
      },
    ],
  ]
  return new Map(words.map(([address, each]) => [address.toLowerCase() as Address, each]))
}
