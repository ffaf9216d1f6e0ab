import { capabilityNames } from "@openair/protocol/capabilities"
import type { Measure } from "@openair/protocol/moderation"
import { capabilityThings } from "../ballots/callWords.ts"
import { doingWords } from "../rights/capabilityWords.ts"

/** `alice.eth took microphone, camera from bob.eth`; of a floor `alice.eth lets bob.eth speak, share their screen`. */
export function measureWords(
  { kind, capabilities }: Pick<Measure, "kind" | "capabilities">,
  by: string,
  subject: string,
) {
  if (kind === "order") return `${by} took ${capabilityThings(capabilities)} from ${subject}`
  const doings = capabilityNames(capabilities).map((name) => doingWords(name).replace("your", "their"))
  return `${by} lets ${subject} ${doings.join(", ")}`
}

/** How far it has come towards the chain. */
export function recordWords({ state, problem }: Pick<Measure, "state" | "problem">): string {
  if (state === "recorded") return "Recorded on chain"
  if (state === "held") return "Obeyed; on its way to the chain"
  return problem === null ? "No longer in force" : `No longer in force: ${problem}`
}
