import type { Explanation } from "@openair/protocol/http"
import { Link } from "wouter"
import { clockTime } from "../time/words.ts"
import { doingWords } from "./capabilityWords.ts"

/** What decided, as the head of its line. */
const DECIDERS: Record<Explanation["decidedBy"], string> = {
  gate: "Gate",
  sanction: "Sanction",
  order: "Order",
  floor: "Floor",
  closed: "Room",
  unknown: "Not known",
}

/** A "no" by rule: the room, what was asked, the gate that decided, why, and the way to "yes". */
export function RuleRefusal({ explanation }: { explanation: Explanation }) {
  return (
    <div className="error refusal" role="alert" data-testid="refusal" data-capability={explanation.capability}>
      <span className="icon icon--minus" />
      <strong className="strong">
        You may not {doingWords(explanation.capability)} in {explanation.roomName}
      </strong>
      <p className="small">{sentence(explanation.reason)}</p>
      <dl className="facts">
        <dt>Asked for</dt>
        <dd className="data">{explanation.capability}</dd>
        <dt>{DECIDERS[explanation.decidedBy]}</dt>
        <dd>{explanation.rule}</dd>
        {explanation.source === null ? null : (
          <>
            <dt>Contract</dt>
            <dd className="data hash">{explanation.source}</dd>
          </>
        )}
        {explanation.until === null ? null : (
          <>
            <dt>Until</dt>
            <dd>{clockTime(explanation.until, true)}</dd>
          </>
        )}
        {explanation.ballot === null ? null : (
          <>
            <dt>Decided by</dt>
            <dd>
              <Link href={`/ballots/${explanation.ballot}`}>a ballot</Link>
            </dd>
          </>
        )}
        {explanation.decidedBy === "order" ? (
          <>
            <dt>On record</dt>
            <dd>
              <Link href={`/rooms/${explanation.room}/moderation`}>all orders in this room</Link>
            </dd>
          </>
        ) : null}
        <dt>How to qualify</dt>
        <dd>{explanation.howToQualify}</dd>
      </dl>
    </div>
  )
}

/** Any other "no": what happened, and what to do. */
export function PlainRefusal({ message, remedy }: { message: string; remedy: string }) {
  return (
    <div className="error refusal" role="alert" data-testid="refusal">
      <span className="icon icon--warn" />
      <strong className="strong">{message}</strong>
      {remedy === "" ? null : <p className="small muted">{remedy}</p>}
    </div>
  )
}

/** A reason as a sentence, with instants (ISO 8601) on the reader's own clock. A name that begins it stays as it is written. */
function sentence(text: string): string {
  const told = text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) => clockTime(Date.parse(instant) / 1_000, true))
  const first = /^\S+\.eth\b/.test(told) ? told : told.slice(0, 1).toUpperCase() + told.slice(1)
  return /[.!?]$/.test(first) ? first : `${first}.`
}
