import type { Measure } from "@openair/protocol/moderation"
import { Link } from "wouter"
import { TransactionLink } from "../../ballots/TransactionLink.tsx"
import { measureWords, recordWords } from "../../moderation/measureWords.ts"
import { shortAccount } from "../../people/nameOf.ts"
import { clockTime, countdown } from "../../time/words.ts"

const SHOWN = 4

/** Orders and floors that run: who signed what, why, until when, and whether the chain has it. Everybody sees them; newest first. */
export function Measures({ room, measures, now }: { room: string; measures: readonly Measure[]; now: number }) {
  const current = measures.filter(({ expiresAt }) => expiresAt > now).toReversed()
  if (current.length === 0) return null
  return (
    <section className="stack stack--tight" aria-label="Moderators’ orders">
      <ul className="notices" aria-live="polite">
        {current.slice(0, SHOWN).map((measure) => (
          <MeasureLine key={measure.id} measure={measure} now={now} />
        ))}
      </ul>
      <p className="small">
        <Link href={`/rooms/${room}/moderation`} target="_blank">
          {current.length > SHOWN
            ? `${current.length - SHOWN} more, and all that was ordered here`
            : "All that was ordered here"}
        </Link>
      </p>
    </section>
  )
}

function MeasureLine({ measure, now }: { measure: Measure; now: number }) {
  const { kind, subject, moderator, reason, issuedAt, expiresAt, state, transaction } = measure
  const name = (person: Measure["subject"]) => person.name ?? shortAccount(person.account)
  return (
    <li
      className="notice"
      data-testid="measure"
      data-kind={kind}
      data-account={subject.account}
      data-moderator={moderator.account}
      data-state={state}
    >
      <span className="clock">{clockTime(issuedAt, true)}</span>
      <div>
        <strong className="strong">{measureWords(measure, name(moderator), name(subject))}</strong>
        {reason === null ? null : <p>“{reason}”</p>}
        <p className="small muted">
          {state === "void" ? "" : `Until ${clockTime(expiresAt, true)}, ${countdown(expiresAt - now)} left. `}
          {recordWords(measure)}. <TransactionLink hash={transaction} />
        </p>
      </div>
    </li>
  )
}
