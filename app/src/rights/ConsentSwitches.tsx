import { hasReach, type ReachSet, reachBit } from "@openair/protocol/reach"
import { CONSENTS } from "./consentWords.ts"

interface ConsentSwitchesProps {
  readonly reach: ReachSet
  readonly onReach: (reach: ReachSet) => void
  readonly disabled?: boolean
}

/** Four switches: what of a speaker may leave the room. */
export function ConsentSwitches({ reach, onReach, disabled = false }: ConsentSwitchesProps) {
  return CONSENTS.map((consent) => (
    <div className="consent" key={consent.id}>
      <div>
        <strong>
          <span className={`icon icon--${consent.icon}`} />
          {consent.name}
        </strong>
        <p id={`consent-${consent.id}`}>{consent.words}</p>
      </div>
      <input
        className="switch"
        type="checkbox"
        role="switch"
        aria-label={consent.name}
        aria-describedby={`consent-${consent.id}`}
        data-testid={`consent-${consent.id}`}
        aria-checked={hasReach(reach, consent.reach)}
        checked={hasReach(reach, consent.reach)}
        disabled={disabled}
        onChange={(event) =>
          onReach(event.target.checked ? reach | reachBit(consent.reach) : reach & ~reachBit(consent.reach))
        }
      />
    </div>
  ))
}
