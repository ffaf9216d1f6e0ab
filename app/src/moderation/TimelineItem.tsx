import { Link } from "wouter"
import { ballotState } from "../ballots/ballotState.ts"
import { callSentence, callWords, capabilityThings } from "../ballots/callWords.ts"
import { TransactionLink } from "../ballots/TransactionLink.tsx"
import { scoreWords } from "../ballots/tally.ts"
import { nameOf, shortAccount } from "../people/nameOf.ts"
import type { Names } from "../relay/names.ts"
import { clockTime, countdown } from "../time/words.ts"
import { measureWords, recordWords } from "./measureWords.ts"
import type { TimelineEntry } from "./timeline.ts"

interface TimelineItemProps<K extends TimelineEntry["kind"] = TimelineEntry["kind"]> {
  readonly entry: Extract<TimelineEntry, { kind: K }>
  readonly names: Names
  readonly now: number
}

/** One entry of a room's moderation. */
export function TimelineItem({ entry, names, now }: TimelineItemProps) {
  switch (entry.kind) {
    case "measure":
      return <MeasureItem entry={entry} names={names} now={now} />
    case "ballot":
      return <BallotItem entry={entry} names={names} now={now} />
    case "sanction":
      return <SanctionItem entry={entry} names={names} now={now} />
    case "lift":
      return <LiftItem entry={entry} names={names} now={now} />
  }
}

function MeasureItem({ entry: { at, measure }, now }: TimelineItemProps<"measure">) {
  const { subject, moderator, reason, expiresAt, state } = measure
  const name = (person: typeof subject) => person.name ?? shortAccount(person.account)
  return (
    <li data-testid="timeline-measure" data-state={state} data-kind={state === "void" ? "next" : undefined}>
      <time className="clock">{clockTime(at, true)}</time>
      <div>
        <h3>{measureWords(measure, name(moderator), name(subject))}</h3>
        {reason === null ? null : (
          <div className="quote">
            <p>{reason}</p>
          </div>
        )}
        <p className="small">
          {state === "void" ? "" : `${endWords(expiresAt, now)} `}
          {recordWords(measure)}. <TransactionLink hash={measure.transaction} />
        </p>
      </div>
    </li>
  )
}

function BallotItem({ entry: { at, ballot }, names, now }: TimelineItemProps<"ballot">) {
  const state = ballotState(ballot, now)
  const words = callWords(ballot.call, (account) => nameOf(account, names))
  return (
    <li data-kind="vote" data-testid="timeline-ballot">
      <time className="clock">{clockTime(at, true)}</time>
      <div>
        <h3>
          {nameOf(ballot.proposer, names)} called a ballot:{" "}
          <Link href={`/ballots/${ballot.id}`}>{callSentence(words)}</Link>
        </h3>
        {ballot.description === "" ? null : (
          <div className="quote">
            <p>{ballot.description}</p>
          </div>
        )}
        <p className="small">
          {state.words}, {scoreWords(ballot)}. <TransactionLink hash={ballot.settledTransaction} />
        </p>
      </div>
    </li>
  )
}

function SanctionItem({ entry: { at, sanction }, names, now }: TimelineItemProps<"sanction">) {
  return (
    <li data-testid="timeline-sanction" data-kind={sanction.ballot === null ? undefined : "vote"}>
      <time className="clock">{clockTime(at, true)}</time>
      <div>
        <h3>
          {nameOf(sanction.subject, names)} lost {capabilityThings(sanction.denies)}
        </h3>
        <p className="small">
          {sanction.ballot === null ? (
            `Imposed by ${nameOf(sanction.by, names)}. `
          ) : (
            <>
              <Link href={`/ballots/${sanction.ballot}`}>Decided by ballot</Link>.{" "}
            </>
          )}
          {sanction.liftedAt === null
            ? endWords(sanction.until, now)
            : `Lifted at ${clockTime(sanction.liftedAt, true)}.`}
        </p>
      </div>
    </li>
  )
}

function LiftItem({ entry: { at, sanction, lift }, names }: TimelineItemProps<"lift">) {
  return (
    <li data-testid="timeline-lift" data-kind={lift.ballot === null ? undefined : "vote"}>
      <time className="clock">{clockTime(at, true)}</time>
      <div>
        <h3>
          {nameOf(sanction.subject, names)} has {capabilityThings(lift.restores)} back early
        </h3>
        <p className="small">
          {lift.ballot === null ? (
            `Given back by ${nameOf(lift.by, names)}.`
          ) : (
            <Link href={`/ballots/${lift.ballot}`}>Decided by ballot</Link>
          )}
        </p>
      </div>
    </li>
  )
}

function endWords(until: number, now: number): string {
  return until > now
    ? `Until ${clockTime(until, true)}, ${countdown(until - now)} left.`
    : `It ended by itself at ${clockTime(until, true)}.`
}
