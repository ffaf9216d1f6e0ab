import { Link } from "wouter"
import { missingWords, scoreWords } from "../ballots/tally.ts"
import type { KnownRoom } from "../config/ConfigContext.ts"
import type { Slot } from "../graph/index.ts"
import { clockTime, periodWords } from "../time/words.ts"
import { slotState } from "./slotState.ts"
import type { Placed } from "./timeAxis.ts"

const SHORT_SECONDS = 600

interface GuideSlotProps extends Placed<Slot> {
  readonly room: KnownRoom
  readonly onAir: ReadonlySet<string>
  readonly now: number
}

/** One slot on the time axis. */
export function GuideSlot({ item: slot, fromLine, toLine, lane, room, onAir, now }: GuideSlotProps) {
  const state = slotState(slot, onAir)
  const past = slot.end <= now
  const exact = slot.end - slot.start < SHORT_SECONDS
  const ballot = slot.approvedByBallot ?? slot.ballots[0]
  const href = state === "proposed" || past ? ballot && `/ballots/${ballot.id}` : `/watch/${room.name}`
  const title = slot.title ?? "Untitled"
  return (
    <li
      className="slot"
      data-state={state === "approved" ? "locked" : state}
      data-past={past ? "" : undefined}
      data-slot={slot.id}
      title={`${title}, ${periodWords(slot.start, slot.end, now)}`}
      style={{
        "--from": fromLine,
        "--to": toLine,
        "--lane": lane,
        "--elapsed": ((now - slot.start) / (slot.end - slot.start)) * 100,
      }}
    >
      <p className="slot__time">
        {clockTime(slot.start, exact)}
        <span>–{clockTime(slot.end, exact)}</span>
      </p>
      <h4 className="slot__title">{href ? <Link href={href}>{title}</Link> : title}</h4>
      <p className={`slot__meta${state === "proposed" ? " civic" : ""}`}>
        {state === "on-air" ? (
          <>
            <span className="tally" data-state="line">
              On air now
            </span>
            {ballot ? <span>voted {scoreWords(ballot)}</span> : null}
          </>
        ) : state === "proposed" ? (
          past ? (
            "Not voted in"
          ) : ballot === undefined || ballot.status !== "OPEN" ? (
            "Proposed"
          ) : (
            `${ballot.forVotes} for. ${missingWords(ballot)}`
          )
        ) : state === "off-record" ? (
          "Off the record"
        ) : past ? (
          "Over"
        ) : (
          <>
            <span className={`icon icon--${state === "locked" ? "lock" : "check"}`} />
            {state === "locked" ? "Locked" : "Voted in"}
            {ballot ? `, ${scoreWords(ballot)}` : null}
          </>
        )}
      </p>
    </li>
  )
}
