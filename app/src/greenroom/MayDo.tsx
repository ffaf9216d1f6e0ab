import type { Capability } from "@openair/protocol/capabilities"
import type { Explanation } from "@openair/protocol/http"
import { useExplanations } from "../relay/explain.ts"
import { doingWords } from "../rights/capabilityWords.ts"
import { useNow } from "../time/useNow.ts"
import { clockTime, countdown } from "../time/words.ts"

/** What people usually want to know before they go in. */
const ASKED: readonly Capability[] = ["JOIN", "MICROPHONE", "CAMERA", "SCREEN", "PROGRAMME", "MODERATE"]

/** What one may and may not do in a room, each with the rule that decides and the way to "yes". */
export function MayDo({ room, account }: { room: string; account: string | undefined }) {
  const explanations = useExplanations(room, account, ASKED)
  return (
    <section aria-labelledby="g-may">
      <h2 id="g-may" className="maydo__title">
        What you may do here
      </h2>
      {account === undefined ? (
        <p className="muted">Connect a wallet, and the room’s rules answer. Nothing is signed for that.</p>
      ) : (
        <ul>
          {ASKED.map((capability, i) => (
            <May key={capability} capability={capability} explanation={explanations[i]} />
          ))}
        </ul>
      )}
    </section>
  )
}

function May({ capability, explanation }: { capability: Capability; explanation: Explanation | undefined }) {
  const now = useNow()
  const doing = doingWords(capability)
  if (explanation === undefined) {
    return (
      <li className="capability">
        <span className="icon icon--more" />
        <div>
          <strong>Whether you may {doing}</strong>
          <p className="capability__why">The relay is reading the rules.</p>
        </div>
      </li>
    )
  }
  return (
    <li className="capability" data-may={explanation.allowed ? "yes" : "no"} data-capability={capability}>
      <span className={`icon icon--${explanation.allowed ? "check" : "minus"}`} />
      <div>
        <strong>
          You may {explanation.allowed ? "" : "not "}
          {doing}
        </strong>
        <p className="capability__why">
          {explanation.rule}
          {/[.:]$/.test(explanation.rule) ? " " : ". "}
          {explanation.allowed ? null : explanation.howToQualify}
          {explanation.until === null || explanation.allowed
            ? null
            : ` Until ${clockTime(explanation.until, true)}, in ${countdown(explanation.until - now)}.`}
        </p>
      </div>
    </li>
  )
}
