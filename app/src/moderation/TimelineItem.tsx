import { Link } from "wouter"
import { ballotState } from "../ballots/ballotState.ts"
import { callSentence, callWords, capabilityThings } from "../ballots/callWords.ts"
import { TransactionLink } from "../ballots/TransactionLink.tsx"
import { scoreWords } from "../ballots/tally.ts"
import { nameOf, shortAccount } from "../people/nameOf.ts"
import type { Names } from "../relay/names.ts"
import { clockTime } from "../time/words.ts"
import { CaseItem } from "./CaseItem.tsx"
import { endWords, stepDetail, stepHeadline } from "./caseWords.ts"
import { Judging } from "./Judging.tsx"
import { measureWords, recordWords } from "./measureWords.ts"
import { Reason } from "./Reason.tsx"
import type { TimelineEntry } from "./timeline.ts"
import type { Bench } from "./useBench.ts"

interface TimelineItemProps<K extends TimelineEntry["kind"] = TimelineEntry["kind"]> {
  readonly entry: Extract<TimelineEntry, { kind: K }>
  readonly bench: Bench
  readonly names: Names
  readonly now: number
}

/** One entry of a room's moderation. */
export function TimelineItem({ entry, ...rest }: TimelineItemProps) {
  switch (entry.kind) {
    case "measure":
      return <MeasureItem entry={entry} {...rest} />
    case "floor":
      return <FloorItem entry={entry} {...rest} />
    case "ballot":
      return <BallotItem entry={entry} {...rest} />
    case "case":
      return <CaseItem at={entry.at} record={entry.record} {...rest} />
    case "lift":
      return <LiftItem entry={entry} {...rest} />
    case "step":
      return <StepItem entry={entry} {...rest} />
  }
}

function MeasureItem({ entry: { at, measure, record }, bench, names, now }: TimelineItemProps<"measure">) {
  const { id, subject, moderator, reason, expiresAt, state } = measure
  const name = (person: typeof subject) => person.name ?? shortAccount(person.account)
  return (
    <li
      id={record?.id ?? id}
      data-testid="timeline-measure"
      data-state={state}
      data-case={id}
      data-subject={subject.account}
      data-kind={state === "void" ? "next" : undefined}
    >
      <time className="clock">{clockTime(at, true)}</time>
      <div>
        <h3>{measureWords(measure, name(moderator), name(subject))}</h3>
        <Reason text={reason} />
        <p className="small">
          {state === "void" ? "" : `${endWords(expiresAt, now)} `}
          {recordWords(measure)}. <TransactionLink hash={measure.transaction} />
        </p>
        {record === undefined ? null : <Judging record={record} bench={bench} names={names} now={now} />}
      </div>
    </li>
  )
}

function FloorItem({ entry: { at, floor, by }, names, now }: TimelineItemProps<"floor">) {
  const { grants, subject, withdrawnAt, expiresAt } = floor
  return (
    <li data-testid="timeline-floor" data-subject={subject}>
      <time className="clock">{clockTime(at, true)}</time>
      <div>
        <h3>{measureWords({ kind: "floor", capabilities: grants }, nameOf(by, names), nameOf(subject, names))}</h3>
        <p className="small">
          {withdrawnAt === null ? endWords(expiresAt, now) : `Taken back at ${clockTime(withdrawnAt, true)}.`}
        </p>
      </div>
    </li>
  )
}

function BallotItem({ entry: { at, ballot }, names, now }: TimelineItemProps<"ballot">) {
  const state = ballotState(ballot, now)
  const words = callWords(ballot.call, (account) => nameOf(account, names))
  return (
    <li data-kind="vote" data-testid="timeline-ballot" data-ballot={ballot.id}>
      <time className="clock">{clockTime(at, true)}</time>
      <div>
        <h3>
          {nameOf(ballot.proposer, names)} called a ballot:{" "}
          <Link href={`/ballots/${ballot.id}`}>{callSentence(words)}</Link>
        </h3>
        <Reason text={ballot.description} />
        <p className="small">
          {state.words}, {scoreWords(ballot)}. <TransactionLink hash={ballot.settledTransaction} />
        </p>
      </div>
    </li>
  )
}

function LiftItem({ entry: { at, record, lift }, names }: TimelineItemProps<"lift">) {
  return (
    <li data-testid="timeline-lift" data-kind={lift.ballot === null ? undefined : "vote"}>
      <time className="clock">{clockTime(at, true)}</time>
      <div>
        <h3>
          {nameOf(record.subject, names)} has {capabilityThings(lift.restores)} back early
        </h3>
        <p className="small">
          <DecidedBy ballot={lift.ballot} otherwise={`Given back by ${nameOf(lift.by, names)}.`} />
        </p>
      </div>
    </li>
  )
}

function StepItem({ entry: { at, record, step }, names }: TimelineItemProps<"step">) {
  const name = (account: string) => nameOf(account, names)
  return (
    <li data-testid="timeline-step" data-step={step.kind} data-kind={step.ballot === null ? undefined : "vote"}>
      <time className="clock">{clockTime(at, true)}</time>
      <div>
        <h3>{stepHeadline(step, record, name)}</h3>
        <p className="small">
          {stepDetail(step, record, name)}{" "}
          <DecidedBy
            ballot={step.ballot}
            otherwise={step.kind === "WITHDRAWN" ? "" : `Decided by ${nameOf(step.by, names)}.`}
          />
        </p>
      </div>
    </li>
  )
}

function DecidedBy({ ballot, otherwise }: { ballot: string | null; otherwise: string }) {
  return ballot === null ? otherwise : <Link href={`/ballots/${ballot}`}>Decided by ballot</Link>
}
