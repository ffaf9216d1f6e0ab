import { type Capability, capabilitySet } from "@openair/protocol/capabilities"
import { useMemo } from "react"
import { Link } from "wouter"
import { capabilityThings } from "../ballots/callWords.ts"
import { shortAccount } from "../people/nameOf.ts"
import { clockTime, countdown } from "../time/words.ts"
import { groupNotices, type NoticeGroup } from "./groupNotices.ts"
import type { Notice } from "./media/CallSnapshot.ts"

const SHOWN = 4
/** What is over and done is said for this long; what is in force, for as long as it is. */
const SAID_FOR_SECONDS = 60

/** What the room has decided about its people, with why and until when; newest first. */
export function Notices({ notices, now }: { notices: readonly Notice[]; now: number }) {
  const groups = useMemo(() => groupNotices(notices.filter(isNotMeasure)), [notices])
  const current = groups.filter(
    ({ explanation: { allowed, until }, receivedAtMs }) =>
      (!allowed && until !== null && until > now) || now - receivedAtMs / 1_000 < SAID_FOR_SECONDS,
  )
  return (
    <ul className="notices" aria-live="polite" aria-label="What was decided">
      {current.slice(0, SHOWN).map((group) => (
        <NoticeLine key={group.key} group={group} now={now} />
      ))}
    </ul>
  )
}

/** Orders and floors are told by themselves, with who signed them. */
function isNotMeasure({ explanation: { decidedBy } }: Notice): boolean {
  return decidedBy !== "order" && decidedBy !== "floor"
}

function NoticeLine({ group, now }: { group: NoticeGroup; now: number }) {
  const { person, explanation, capabilities, receivedAtMs } = group
  const { allowed, until, ballot, rule } = explanation
  const name = person.name ?? shortAccount(person.account)
  const things = capabilityThings(capabilitySet(...capabilities.map((one) => one as Capability)))
  return (
    <li className="notice" data-testid="notice" data-account={person.account} data-decided-by={explanation.decidedBy}>
      <span className="clock">{clockTime(Math.floor(receivedAtMs / 1_000), true)}</span>
      <div>
        <strong className="strong">
          {name} {allowed ? "has again" : "lost"} {things}
        </strong>
        <p className="small muted">
          {allowed ? (
            "By the room’s rules, without anybody’s doing."
          ) : ballot === null ? (
            rule
          ) : (
            <Link href={`/ballots/${ballot}`} target="_blank">
              Decided by ballot
            </Link>
          )}
          {allowed || until === null
            ? ""
            : until > now
              ? `. Until ${clockTime(until, true)}, ${countdown(until - now)} left`
              : ". It is over"}
        </p>
      </div>
    </li>
  )
}
