import { Link } from "wouter"
import { capabilityThings } from "../ballots/callWords.ts"
import { nameOf } from "../people/nameOf.ts"
import { useNames } from "../relay/names.ts"
import { useCases } from "../story/useCases.ts"
import { clockTime, dayWord } from "../time/words.ts"

const SHOWN = 12

/** What was decided about people in this room, newest first. */
export function CasesHere({ room, now }: { room: string; now: number }) {
  const { data: cases } = useCases(room)
  const names = useNames(cases?.map(({ subject }) => subject) ?? [])
  return (
    <section className="section" aria-labelledby="cases">
      <div className="section__head">
        <h2 id="cases">Cases</h2>
      </div>
      {cases === undefined || cases.length === 0 ? (
        <p className="muted">{cases === undefined ? "Reading." : "Nobody has been sanctioned here."}</p>
      ) : (
        <ul className="roster">
          {cases.slice(0, SHOWN).map((one) => {
            const runs = one.liftedAt === null && one.until > now
            const day = dayWord(one.imposedAt, now)
            return (
              <li key={one.id}>
                <span className="clock">{clockTime(one.imposedAt)}</span>
                <span>
                  {nameOf(one.subject, names)} lost {capabilityThings(one.denies)}
                  <small>
                    {day === "today" ? "" : `${day}, `}
                    {runs
                      ? `until ${clockTime(one.until, true)}`
                      : one.liftedAt === null
                        ? "it ran its time"
                        : "lifted early"}
                  </small>
                </span>
                {one.ballot === null ? null : (
                  <Link className="small" href={`/ballots/${one.ballot}`}>
                    Case
                  </Link>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <p className="small">
        <Link href={`/rooms/${room}/moderation`}>All moderation here, along time</Link>
      </p>
    </section>
  )
}
