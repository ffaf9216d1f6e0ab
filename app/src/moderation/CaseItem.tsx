import { Link } from "wouter"
import type { Case } from "../graph/index.ts"
import { nameOf } from "../people/nameOf.ts"
import { useMeasureRecord } from "../relay/measureRecord.ts"
import type { Names } from "../relay/names.ts"
import { clockTime } from "../time/words.ts"
import { caseHeadline, caseState, endWords } from "./caseWords.ts"
import { Judging } from "./Judging.tsx"
import { Reason } from "./Reason.tsx"
import type { Bench } from "./useBench.ts"

interface CaseItemProps {
  readonly at: number
  readonly record: Case
  readonly bench: Bench
  readonly names: Names
  readonly now: number
}

/** A sanction, or an order that is over: who lost what, by whom, why, where it stands, and how it may be judged. */
export function CaseItem({ at, record, bench, names, now }: CaseItemProps) {
  const { kind, ballot, by, until, firstUntil, liftedAt } = record
  const name = (account: string) => nameOf(account, names)
  const state = caseState(record, now)
  const isEarly = until < firstUntil || liftedAt !== null
  return (
    <li
      id={record.id}
      data-testid="timeline-case"
      data-case={record.caseId}
      data-subject={record.subject}
      data-kind={ballot === null ? undefined : "vote"}
    >
      <time className="clock">{clockTime(at, true)}</time>
      <div>
        <h3>{caseHeadline(record, name)}</h3>
        {kind === "ORDER" ? <OrderReason record={record} /> : <Reason text={record.ballotDescription} />}
        <p className="small">
          <span className="chip" data-may={state.startsWith("In force") ? "yes" : "no"} data-testid="case-state">
            {state}
          </span>{" "}
          {ballot !== null ? (
            <>
              <Link href={`/ballots/${ballot}`}>Decided by ballot</Link>.{" "}
            </>
          ) : kind === "SANCTION" ? (
            `Imposed by ${name(by)}. `
          ) : null}
          {isEarly ? `It was to run until ${clockTime(firstUntil, true)}.` : endWords(until, now)}
        </p>
        <Judging record={record} bench={bench} names={names} now={now} />
      </div>
    </li>
  )
}

/** What its moderator gave as a reason: told by the relay that took the order, if that is this one. */
function OrderReason({ record: { room, caseId, reasonHash } }: { record: Case }) {
  const { data } = useMeasureRecord(room, reasonHash === null ? null : caseId)
  if (reasonHash === null) return <p className="small muted">Signed without a reason.</p>
  if (data === undefined) return null
  if (data?.reason != null) return <Reason text={data.reason} />
  return (
    <p className="small muted">
      Its reason was told by the relay that took the order, which is another than this one. The chain holds its
      fingerprint: <span className="data hash">{reasonHash}</span>
    </p>
  )
}
