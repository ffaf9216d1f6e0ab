import type { RoomStatus } from "@openair/protocol/http"
import { Link } from "wouter"
import type { KnownRoom } from "../config/ConfigContext.ts"
import type { Slot } from "../graph/index.ts"
import { clockTime, dayWord } from "../time/words.ts"
import { GuideSlot } from "./GuideSlot.tsx"
import { ProposeLink } from "./ProposeButton.tsx"
import { type Axis, placeOnAxis } from "./timeAxis.ts"

/** Grid columns an axis is cut into, and the narrowest a slot is drawn: wide enough to press. */
const COLUMNS = 360
const MIN_COLUMNS = 22

interface GuideRoomProps {
  readonly room: KnownRoom
  readonly status: RoomStatus | undefined
  readonly slots: readonly Slot[] | undefined
  readonly axis: Axis
  readonly onAir: ReadonlySet<string>
  readonly now: number
}

/** One room's row of the guide. */
export function GuideRoom({ room, status, slots, axis, onAir, now }: GuideRoomProps) {
  const next = slots?.find((slot) => slot.start > now && slot.status !== "PROPOSED")
  const placed = placeOnAxis(axis, slots ?? [], COLUMNS, MIN_COLUMNS)
  const id = `room-${room.id}`
  return (
    <section className="guide__room" aria-labelledby={id}>
      <div className="guide__label">
        <h3 id={id}>
          <Link href={`/rooms/${room.name}`}>{room.name}</Link>
        </h3>
        <span className="tally" data-state={status?.onAir ? "on" : "off"} data-room={room.name}>
          {status === undefined ? "Not heard yet" : status.onAir ? "On air" : "Off air"}
        </span>
        {status === undefined ? null : <span className="small muted only-wide">{labelNote(status, next, now)}</span>}
      </div>
      <ol className="guide__slots">
        {placed.map((place) => (
          <GuideSlot key={place.item.id} {...place} room={room} onAir={onAir} now={now} />
        ))}
        {slots !== undefined && placed.length === 0 ? (
          <li className="slot" data-state="empty">
            <h4 className="slot__title">
              {status !== undefined && status.people.length > 0
                ? "People talk, nothing is booked."
                : "Nothing is booked."}
            </h4>
            <p className="small muted">
              The {room.name} is free. <ProposeLink room={room.id}>Propose something for it</ProposeLink>
            </p>
          </li>
        ) : null}
      </ol>
    </section>
  )
}

function labelNote(status: RoomStatus, next: Slot | undefined, now: number): string {
  const people = status.people.length
  if (people > 0) return people === 1 ? "1 person inside" : `${people} people inside`
  if (next === undefined) return "Nobody inside"
  const day = dayWord(next.start, now)
  return `Next at ${clockTime(next.start)}${day === "today" ? "" : `, ${day}`}`
}
