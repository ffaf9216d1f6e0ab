import { Link } from "wouter"
import type { KnownRoom } from "../config/ConfigContext.ts"
import { useRoomStatus } from "../relay/roomStatus.ts"
import { useNow } from "../time/useNow.ts"
import { clockTime, countdown } from "../time/words.ts"
import { readSlotMetadata } from "../watch/slotMetadata.ts"
import type { CallSnapshot } from "./media/CallSnapshot.ts"

/** On air or not, since when, for how many, and until when. */
export function OnAirBar({ room, air }: { room: KnownRoom; air: CallSnapshot["air"] }) {
  const now = useNow()
  const { data: status } = useRoomStatus(room.id)
  const onAir = air?.onAir === true
  const slot = air?.slot ?? null
  const title = readSlotMetadata(slot?.metadata ?? null).title
  const next = air?.changesAt ?? null
  return (
    <header className="room__tally">
      <span className="tally" data-state={onAir ? "on" : "off"} data-testid="air-state" role="status">
        {onAir ? "On air" : "Off air"}
      </span>
      {onAir && slot !== null ? <span className="clock">{countdown(now - slot.start)}</span> : null}
      {onAir ? (
        <span className="glass-chip room__viewers">
          <span className="icon icon--eye" />
          <span className="visually-hidden">Viewers: </span>
          {status?.viewers ?? ""}
        </span>
      ) : null}
      <h1>{title ?? room.name}</h1>
      <span className="small muted">
        {onAir
          ? slot === null
            ? "by the room’s policy"
            : `until ${clockTime(slot.end, slot.end - slot.start < 600)}`
          : next !== null && next > now
            ? `on air in ${countdown(next - now)}`
            : "nothing leaves the room"}
      </span>
      <Link className="btn btn--small push only-wide" href={`/watch/${room.name}`} target="_blank">
        <span className="icon icon--eye" />
        See it as viewers do
      </Link>
    </header>
  )
}
