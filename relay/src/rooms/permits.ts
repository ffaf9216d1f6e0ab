import { type Capability, type CapabilitySet, hasCapability, SOURCE_RULES, type Source } from "@openair/protocol"

/** What people usually want; they are told why they lack it. */
export const WANTED = ["JOIN", "MICROPHONE", "CAMERA", "SCREEN"] as const satisfies readonly Capability[]

/** A source's permit: being in the room, and the source's own capability. */
export function mayProduce(capabilities: CapabilitySet, source: Source): boolean {
  return hasCapability(capabilities, "JOIN") && hasCapability(capabilities, SOURCE_RULES[source].capability)
}

/** The capability a refusal of this source is about. */
export function missingFor(capabilities: CapabilitySet, source: Source): Capability {
  return hasCapability(capabilities, "JOIN") ? SOURCE_RULES[source].capability : "JOIN"
}
