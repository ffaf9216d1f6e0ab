import { RelayError } from "@openair/protocol/client/RelayError"
import { refusalWords } from "../../ballots/useVote.ts"
import { PlainRefusal, RuleRefusal } from "../../rights/Refusal.tsx"

/** Where something one asked for stands: nothing asked, waiting for one's wallet, or refused. */
export type Attempt =
  | { readonly state: "idle" }
  | { readonly state: "asking" }
  | { readonly state: "refused"; readonly error: unknown }

/** What came of an attempt: nothing to say, what is waited for, or why not. */
export function AttemptSays({ attempt, asking }: { attempt: Attempt; asking: string }) {
  if (attempt.state === "asking") {
    return (
      <p className="small" role="status">
        {asking}
      </p>
    )
  }
  if (attempt.state === "idle") return null
  const { error } = attempt
  if (error instanceof RelayError && error.explanation !== undefined)
    return <RuleRefusal explanation={error.explanation} />
  return <PlainRefusal message={refusalWords(error)} remedy={error instanceof RelayError ? error.remedy : ""} />
}
