import "./rooms.css"
import { Link } from "wouter"
import { useConfig } from "../config/ConfigContext.ts"
import { useRoomStatuses } from "../relay/roomStatus.ts"
import { PaperPage } from "../shell/PaperPage.tsx"
import { clockTime } from "../time/words.ts"
import { readSlotMetadata } from "../watch/slotMetadata.ts"
import { RoomsElsewhere } from "./RoomsElsewhere.tsx"

/** The rooms this relay carries, and what goes on in each. */
export function RoomsPage() {
  const { rooms, communityName } = useConfig()
  const statuses = useRoomStatuses(rooms.map(({ id }) => id))
  return (
    <PaperPage title="Rooms">
      <div className="dateline">
        <h1>Rooms</h1>
        <p className="muted dateline__note">
          {communityName} keeps the rules of its rooms on chain: who may go in, speak, show a picture, and when a room
          goes on air.
        </p>
        <Link className="btn btn--small push" href="/rooms/new" data-testid="new-room">
          <span className="icon icon--plus" />
          Open a room
        </Link>
      </div>
      {rooms.length === 0 ? (
        <div className="empty">
          <h2>This relay carries no room</h2>
          <p className="muted">A room chooses its relays in the Rooms contract; none has chosen this one yet.</p>
        </div>
      ) : (
        <ul className="rooms">
          {rooms.map((room, i) => {
            const { data: status, isError } = statuses[i] ?? {}
            return (
              <li key={room.id}>
                <div>
                  <h2>
                    <Link href={`/rooms/${room.name}`}>{room.name}</Link>
                  </h2>
                  <p className="small muted">{status?.ensName ?? room.ensName ?? `room ${room.id}`}</p>
                </div>
                <p className="stack stack--tight">
                  <span className="tally" data-state={status?.onAir ? "on" : "off"}>
                    {status === undefined ? (isError ? "Not reached" : "Asking") : status.onAir ? "On air" : "Off air"}
                  </span>
                  <span className="small muted">
                    {status?.slot == null
                      ? ""
                      : `${readSlotMetadata(status.slot.metadata).title ?? "A slot"}, until ${clockTime(status.slot.end)}`}
                  </span>
                </p>
                <p className="small">
                  {status === undefined
                    ? ""
                    : status.people.length === 0
                      ? "Nobody inside"
                      : status.people.length === 1
                        ? "1 person inside"
                        : `${status.people.length} people inside`}
                  {status?.onAir ? `, ${status.viewers} watching` : ""}
                </p>
                <div className="row">
                  <Link className="btn btn--small" href={`/watch/${room.name}`}>
                    Watch
                  </Link>
                  <Link className="btn btn--small" href={`/room/${room.name}`}>
                    Join the call
                  </Link>
                </div>
              </li>
            )
          })}
        </ul>
      )}
      <RoomsElsewhere carried={rooms.map(({ id }) => id)} />
    </PaperPage>
  )
}
