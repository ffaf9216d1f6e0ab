import { Link } from "wouter"
import { useRooms } from "../story/useRooms.ts"
import { dayTitle } from "../time/words.ts"

/** Rooms on this chain that this relay does not carry, newest first. Nothing when there are none. */
export function RoomsElsewhere({ carried }: { carried: readonly string[] }) {
  const { data: rooms } = useRooms()
  const others = (rooms ?? []).filter(({ id, closed }) => !closed && !carried.includes(id)).toReversed()
  if (others.length === 0) return null
  return (
    <section className="section" aria-labelledby="elsewhere">
      <div className="section__head">
        <h2 id="elsewhere">On this chain, not carried here</h2>
      </div>
      <ul className="roster">
        {others.map(({ id, name, createdAt }) => (
          <li key={id}>
            <span className="icon icon--right" />
            <span>
              <Link href={`/rooms/${id}`}>{name}</Link>
              <small>
                since {dayTitle(createdAt)}, room <span className="data">{id}</span>
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
