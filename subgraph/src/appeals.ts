import { AppealDecided } from "../generated/Sanctions/Sanctions"
import { caseBy, step } from "./cases"
import { NO_HASH } from "./hashes"

// In the order of the contract's enum.
export const APPEAL_OUTCOMES = ["UPHOLD", "SHORTEN", "LIFT"]
const STEPS = ["APPEAL_UPHELD", "APPEAL_SHORTENED", "APPEAL_LIFTED"]

export function handleAppealDecided(event: AppealDecided): void {
  const appealed = caseBy(event.params.caseId)
  if (appealed == null) return
  appealed.until = event.params.until
  appealed.appealOutcome = APPEAL_OUTCOMES[event.params.outcome]
  appealed.appealedAt = event.block.timestamp
  step(appealed, STEPS[event.params.outcome], event, event.params.by, event.params.cause, NO_HASH)
}
