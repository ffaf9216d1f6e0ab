import type { RoomStatus } from "@openair/protocol/http"
import { lazy, Suspense } from "react"
import { Link } from "wouter"
import { scoreWords } from "../ballots/tally.ts"
import { useConfig } from "../config/ConfigContext.ts"
import type { Slot } from "../graph/index.ts"
import { Face } from "../people/Face.tsx"
import { nameOf } from "../people/nameOf.ts"
import { RelayRefusal } from "../relay/RelayRefusal.ts"
import { Problem } from "../shell/Problem.tsx"
import { clockTime, countdown } from "../time/words.ts"
import { peopleWords } from "../watch/peopleWords.ts"
import { readSlotMetadata } from "../watch/slotMetadata.ts"

const BroadcastPlayer = lazy(async () => ({
  default: (await import("../player/BroadcastPlayer.tsx")).BroadcastPlayer,
}))

interface OnAirNowProps {
  readonly statuses: readonly { readonly data: RoomStatus | undefined; readonly error: Error | null }[]
  readonly slots: readonly Slot[] | undefined
  readonly now: number
}

/** The room with the most viewers among those on air, as it looks at this moment; or what comes next. */
export function OnAirNow({ statuses, slots, now }: OnAirNowProps) {
  const known = statuses.flatMap(({ data }) => (data === undefined ? [] : [data]))
  const onAir = known.filter((status) => status.onAir).toSorted((a, b) => b.viewers - a.viewers)[0]
  if (onAir !== undefined)
    return <OnAir status={onAir} slot={slots?.find(({ id }) => id === onAir.slot?.id)} now={now} />
  if (known.length === 0) {
    const error = statuses.find((status) => status.error !== null)?.error
    if (error === undefined || error === null)
      return <p className="muted">Asking the rooms whether anybody is on air.</p>
    return <Problem title={error.message} text={error instanceof RelayRefusal ? error.remedy : ""} />
  }
  return <OffAir next={slots?.find((slot) => slot.start > now && slot.status !== "PROPOSED")} now={now} />
}

function OnAir({ status, slot, now }: { status: RoomStatus; slot: Slot | undefined; now: number }) {
  const { liveOrigin } = useConfig()
  const metadata = readSlotMetadata(status.slot?.metadata ?? null)
  const title = slot?.title ?? metadata.title ?? `${status.name}, live`
  const period = status.slot
  const ballot = slot?.approvedByBallot
  const watch = `/watch/${status.name}`
  return (
    <section className="now" aria-labelledby="now-title">
      <div className="now__still">
        <Link href={watch} aria-label={`Watch ${title}`}>
          <Suspense fallback={<div className="player gallery now__waiting" />}>
            <BroadcastPlayer
              title={title}
              src={status.playlistPath === null ? null : new URL(status.playlistPath, liveOrigin).href}
              relayHeard
              viewers={status.viewers}
              variant="still"
            />
          </Suspense>
        </Link>
      </div>
      <div className="now__info">
        <p className="row row--spread small">
          <Link className="strong" href={`/rooms/${status.name}`}>
            {status.ensName ?? status.name}
          </Link>
          <span className="muted">
            {status.people.length === 1 ? "1 person" : `${status.people.length} people`} in the room
          </span>
        </p>
        <h2 id="now-title">{title}</h2>
        {(slot?.summary ?? metadata.summary) ? <p className="muted">{slot?.summary ?? metadata.summary}</p> : null}
        {period === null ? null : (
          <div className="now__times">
            <span className="clock">{clockTime(period.start)}</span>
            <span
              className="elapsed"
              style={{ "--value": ((now - period.start) / (period.end - period.start)) * 100 }}
              role="img"
              aria-label={`${countdown(period.end - now)} left`}
            />
            <span className="clock">{clockTime(period.end)}</span>
          </div>
        )}
        {ballot ? (
          <div className="verdict">
            <span className="verdict__score">{scoreWords(ballot)}</span>
            <p className="verdict__text">
              <strong>Voted on air</strong>
              <br />
              <Link href={`/ballots/${ballot.id}`}>The ballot</Link>, decided at{" "}
              {clockTime(ballot.settledAt ?? ballot.closesAt)}.
            </p>
          </div>
        ) : slot?.status === "LOCKED" ? (
          <p className="small muted">Approved by the room’s governor, without a ballot.</p>
        ) : period === null ? (
          <p className="small muted">On air by the room’s own policy, without a slot.</p>
        ) : null}
        {status.people.length === 0 ? null : (
          <p className="row small">
            <span className="faces">
              {status.people.slice(0, 4).map((person) => (
                <Face key={person.participantId} account={person.account} name={person.name} />
              ))}
            </span>
            <span>{peopleWords(status.people.map((person) => person.name ?? nameOf(person.account, new Map())))}</span>
          </p>
        )}
        <div className="now__go">
          <Link className="btn btn--solid" href={watch} data-testid="watch">
            <span className="icon icon--play" />
            Watch
          </Link>
          <Link className="btn" href={`/room/${status.name}`}>
            Join the call
          </Link>
        </div>
      </div>
    </section>
  )
}

function OffAir({ next, now }: { next: Slot | undefined; now: number }) {
  const { rooms } = useConfig()
  const room = rooms.find(({ id }) => id === next?.room)
  return (
    <section className="empty" aria-labelledby="now-title">
      <span className="tally" data-state={next === undefined ? "off" : "standby"} data-testid="air-state">
        {next === undefined ? "Off air" : `Standing by, ${countdown(next.start - now)}`}
      </span>
      <h2 id="now-title">{next === undefined ? "No room is on air" : (next.title ?? "The next slot")}</h2>
      {next === undefined ? (
        <p className="muted">Nothing is booked for the coming week. Propose something, and the members vote on it.</p>
      ) : (
        <>
          <p className="muted">
            {room?.name ?? "A room"} goes on air at {clockTime(next.start, true)} by itself.
          </p>
          <Link className="btn btn--small" href={`/watch/${room?.name ?? next.room}`}>
            Wait at the picture
          </Link>
        </>
      )}
    </section>
  )
}
