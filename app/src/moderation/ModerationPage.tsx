import "../ballots/case.css"
import "./moderation.css"
import { Link, useParams } from "wouter"
import { findRoom, type KnownRoom, useConfig } from "../config/ConfigContext.ts"
import { useMeasures } from "../relay/measures.ts"
import { useNames } from "../relay/names.ts"
import { NotFound } from "../shell/NotFound.tsx"
import { PaperPage } from "../shell/PaperPage.tsx"
import { Problem } from "../shell/Problem.tsx"
import { useBallots } from "../story/useBallots.ts"
import { useCases } from "../story/useCases.ts"
import { useNow } from "../time/useNow.ts"
import { dayTitle, startOfDay } from "../time/words.ts"
import { TimelineItem } from "./TimelineItem.tsx"
import { peopleIn, type TimelineEntry, timelineOf } from "./timeline.ts"

/** What was ordered, asked and decided about people's rights in a room, by whom, why, and whether it stands. */
export function ModerationPage() {
  const config = useConfig()
  const key = useParams<{ room: string }>().room
  const room = findRoom(config, key)
  if (room !== undefined) return <Timeline key={room.id} room={room} carried={true} />
  // Rooms are found on chain by number, whoever carries them.
  if (!/^[1-9]\d*$/.test(key)) return <NotFound what="room" />
  return <Timeline key={key} room={{ id: key, name: `room ${key}` }} carried={false} />
}

function Timeline({ room, carried }: { room: KnownRoom; carried: boolean }) {
  const { contracts } = useConfig()
  const now = useNow()
  const cases = useCases(room.id)
  const ballots = useBallots(room.id)
  const measures = useMeasures(room.id, carried)
  const entries = timelineOf({
    measures: measures.data ?? [],
    cases: cases.data ?? [],
    ballots: ballots.data ?? [],
    sanctions: contracts.sanctions,
  })
  const names = useNames(entries.flatMap(peopleIn))
  const reading = cases.data === undefined || ballots.data === undefined
  const lost = reading && (cases.isError || ballots.isError)
  return (
    <PaperPage title={`Moderation in ${room.name}`} className="moderation">
      <header className="case__head">
        <p className="small muted">
          <Link href={`/rooms/${carried ? room.name : room.id}`}>{room.ensName ?? room.name}</Link>
        </p>
        <h1>Moderation</h1>
        <p className="case__lead muted">
          Who took what from whom in {room.name}, why, until when, and what became of it. Moderators’ orders are told by
          this relay while they run; sanctions and ballots are read from the chain.
        </p>
      </header>
      {measures.isError ? (
        <p className="small muted" role="status">
          The relay does not say which orders run at the moment; this page asks again by itself.
        </p>
      ) : null}
      {lost ? (
        <Problem
          title="The room’s history cannot be read"
          text="The index of the chain does not answer. What was decided holds all the same, and this page asks again by itself."
        />
      ) : entries.length > 0 ? (
        byDay(entries).map(([day, ofDay]) => (
          <section key={day} className="section" aria-label={dayTitle(day)}>
            <div className="section__head">
              <h2>{dayTitle(day)}</h2>
            </div>
            <ol className="chronicle">
              {ofDay.map((entry) => (
                <TimelineItem key={`${entry.kind}${entry.key}`} entry={entry} names={names} now={now} />
              ))}
            </ol>
          </section>
        ))
      ) : reading ? (
        <p className="muted">Reading what was decided from the chain’s index.</p>
      ) : (
        <div className="empty">
          <h2>Nobody has been moderated here</h2>
          <p className="muted">
            When a moderator signs an order or the members decide on a sanction, it stands here for everybody to read.
          </p>
          <Link className="btn" href={`/rooms/${carried ? room.name : room.id}`}>
            The room’s rules
          </Link>
        </div>
      )}
    </PaperPage>
  )
}

/** Entries under the midnight before them, in their order. */
function byDay(entries: readonly TimelineEntry[]): [day: number, TimelineEntry[]][] {
  const days = new Map<number, TimelineEntry[]>()
  for (const entry of entries) {
    const day = startOfDay(entry.at)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days]
}
