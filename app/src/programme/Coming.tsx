import type { UseQueryResult } from "@tanstack/react-query"
import { useConfig } from "../config/ConfigContext.ts"
import type { Slot } from "../graph/index.ts"
import { clockTime, dayWord } from "../time/words.ts"

const MOST = 8

/** What has been voted in for later, in the order it comes. */
export function Coming({ slots, now }: { slots: UseQueryResult<Slot[]>; now: number }) {
  const { rooms } = useConfig()
  const coming = slots.data?.filter((slot) => slot.start > now && slot.status !== "PROPOSED").slice(0, MOST)
  return (
    <section className="section" aria-labelledby="coming">
      <div className="section__head">
        <h2 id="coming">Coming</h2>
      </div>
      {coming === undefined || coming.length === 0 ? (
        <p className="muted">{coming === undefined ? "Reading." : "Nothing further is booked this week."}</p>
      ) : (
        <ol className="listing">
          {coming.map((slot) => (
            <li key={slot.id}>
              <span className="clock">{clockTime(slot.start)}</span>
              <div>
                <h3>{slot.title ?? "Untitled"}</h3>
                <p>
                  {dayWord(slot.start, now)}, {rooms.find(({ id }) => id === slot.room)?.name ?? `room ${slot.room}`}.{" "}
                  {slot.summary}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
