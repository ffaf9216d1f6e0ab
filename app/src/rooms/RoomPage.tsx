import "./rooms.css"
import { Link, useParams } from "wouter"
import { findRoom, type KnownRoom, useConfig } from "../config/ConfigContext.ts"
import { useRoomStatus } from "../relay/roomStatus.ts"
import { NotFound } from "../shell/NotFound.tsx"
import { PaperPage } from "../shell/PaperPage.tsx"
import { Problem } from "../shell/Problem.tsx"
import { useRoomStory } from "../story/useRoomStory.ts"
import { useNow } from "../time/useNow.ts"
import { CasesHere } from "./CasesHere.tsx"
import { Constitution } from "./Constitution.tsx"
import { Members } from "./Members.tsx"

/** One room: what goes on, its rules in plain words, its members, and what was decided about people in it. */
export function RoomPage() {
  const config = useConfig()
  const room = findRoom(config, useParams<{ room: string }>().room)
  return room === undefined ? <NotFound what="room" /> : <OneRoom key={room.id} room={room} />
}

function OneRoom({ room }: { room: KnownRoom }) {
  const { data: status } = useRoomStatus(room.id)
  const { data: story, isError } = useRoomStory(room.id)
  const now = useNow()
  return (
    <PaperPage title={room.name} className="roompage">
      <header className="case__head roompage__head">
        <p className="row small">
          <span className="tally" data-state={status?.onAir ? "on" : "off"} data-testid="air-state">
            {status === undefined ? "Not heard yet" : status.onAir ? "On air" : "Off air"}
          </span>
          <span className="muted">
            {status?.ensName ?? room.ensName ?? ""}
            {status === undefined ? "" : `, ${status.people.length} inside`}
          </span>
        </p>
        <h1>{room.name}</h1>
        <p className="row">
          <Link className="btn btn--solid" href={`/watch/${room.name}`}>
            <span className="icon icon--play" />
            Watch
          </Link>
          <Link className="btn" href={`/room/${room.name}`}>
            Join the call
          </Link>
        </p>
      </header>
      {isError && story === undefined ? (
        <Problem
          title="The room’s rules cannot be read"
          text="The index of the chain does not answer. The rules hold all the same, and this page asks again by itself."
        />
      ) : story === undefined ? (
        <p className="muted">Reading the room’s rules from the chain’s index.</p>
      ) : story === null ? (
        <Problem
          title="The index does not know this room yet"
          text="It may be only seconds old. This page asks again by itself."
        />
      ) : (
        <div className="roompage__body">
          <Constitution story={story} now={now} />
          <div>
            <Members />
            <CasesHere room={room.id} now={now} />
          </div>
        </div>
      )}
    </PaperPage>
  )
}
