import "./watch.css"
import { Link, useParams } from "wouter"
import { findRoom, type KnownRoom, useConfig } from "../config/ConfigContext.ts"
import { BroadcastPlayer } from "../player/BroadcastPlayer.tsx"
import { useRoomStatus } from "../relay/roomStatus.ts"
import { NotFound } from "../shell/NotFound.tsx"
import { PaperPage } from "../shell/PaperPage.tsx"
import { useSlots } from "../story/useSlots.ts"
import { useNow } from "../time/useNow.ts"
import { clockTime, dayWord, periodWords, startOfDay } from "../time/words.ts"
import { PeopleInside } from "./PeopleInside.tsx"
import { Provenance } from "./Provenance.tsx"
import { ShareLinks } from "./ShareLinks.tsx"
import { readSlotMetadata } from "./slotMetadata.ts"

const WEEK = 7 * 86_400

/** Watch a room. No wallet, no account: everything here is public. */
export function WatchPage() {
  const config = useConfig()
  const room = findRoom(config, useParams<{ room: string }>().room)
  return room === undefined ? <NotFound what="room" /> : <Watch key={room.id} room={room} />
}

function Watch({ room }: { room: KnownRoom }) {
  const config = useConfig()
  const now = useNow()
  const { data: status, isError } = useRoomStatus(room.id)
  const slots = useSlots(startOfDay(now), startOfDay(now) + WEEK).data?.filter((slot) => slot.room === room.id)
  const slot = slots?.find(({ id }) => id === status?.slot?.id)
  const next = slots?.find(({ start, status: state }) => start > now && state !== "PROPOSED")
  const metadata = readSlotMetadata(status?.slot?.metadata ?? null)
  const title = slot?.title ?? metadata.title ?? (status?.onAir ? `${room.name}, live` : room.name)
  const src =
    status?.onAir && status.playlistPath !== null ? new URL(status.playlistPath, config.liveOrigin).href : null
  const nextWords =
    next === undefined
      ? "Nothing is booked for the coming week."
      : `Next: ${next.title ?? "a slot"}, ${dayWord(next.start, now)} at ${clockTime(next.start, next.end - next.start < 600)}.`
  return (
    <PaperPage title={title} className="watch">
      <div className="watch__main">
        <BroadcastPlayer
          title={title}
          src={src}
          relayHeard={!isError}
          viewers={status?.viewers}
          offAirNote={status === undefined ? "Asking the relay whether the room is on air." : nextWords}
        />
        <div className="watch__title">
          <div className="stack stack--tight">
            <h1>{title}</h1>
            <p className="muted">
              <Link href={`/rooms/${room.name}`}>{status?.ensName ?? room.ensName ?? room.name}</Link>
              {status?.slot ? `, ${periodWords(status.slot.start, status.slot.end, now)}` : null}. {nextWords}
            </p>
            {(slot?.summary ?? metadata.summary) ? <p>{slot?.summary ?? metadata.summary}</p> : null}
          </div>
        </div>
        {status === undefined ? null : <Provenance status={status} slot={slot} relay={config.relay} />}
      </div>
      <aside className="watch__side" aria-label="The room">
        <PeopleInside status={status} />
        <div className="watch__join">
          <p className="small">
            <strong className="strong">You need nothing to watch.</strong>{" "}
            <span className="muted">To speak, join the call with a wallet. It costs nothing.</span>
          </p>
          <Link className="btn btn--wide" href={`/room/${room.name}`}>
            <span className="icon icon--mic" />
            Join the call
          </Link>
          <ShareLinks room={room} />
        </div>
      </aside>
    </PaperPage>
  )
}
