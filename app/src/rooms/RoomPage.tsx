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
  const key = useParams<{ room: string }>().room
  const room = findRoom(config, key)
  if (room !== undefined) return <OneRoom key={room.id} id={room.id} carried={room} />
  // Rooms are found on chain by number, whoever carries them.
  return /^[1-9]\d*$/.test(key) ? <OneRoom key={key} id={key} carried={undefined} /> : <NotFound what="room" />
}

/** @param carried the room as this relay knows it; undefined when it does not carry it */
function OneRoom({ id, carried }: { id: string; carried: KnownRoom | undefined }) {
  const { data: story, isError } = useRoomStory(id)
  const now = useNow()
  const name = carried?.name ?? (story?.name || `Room ${id}`)
  return (
    <PaperPage title={name} className="roompage">
      <header className="case__head roompage__head">
        {carried === undefined ? (
          <p className="small muted">
            Room {id} on chain. This relay does not carry it: nobody can join or watch it here until the relay’s
            operator takes it on.
          </p>
        ) : (
          <WhatGoesOn room={carried} />
        )}
        <h1>{name}</h1>
        {carried === undefined ? null : (
          <p className="row">
            <Link className="btn btn--solid" href={`/watch/${carried.name}`}>
              <span className="icon icon--play" />
              Watch
            </Link>
            <Link className="btn" href={`/room/${carried.name}`}>
              Join the call
            </Link>
            <Link className="btn btn--quiet" href={`/rooms/${carried.name}/moderation`}>
              Moderation
            </Link>
          </p>
        )}
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
            {carried === undefined ? null : <Members />}
            <CasesHere room={id} now={now} />
          </div>
        </div>
      )}
    </PaperPage>
  )
}

function WhatGoesOn({ room }: { room: KnownRoom }) {
  const { data: status } = useRoomStatus(room.id)
  return (
    <p className="row small">
      <span className="tally" data-state={status?.onAir ? "on" : "off"} data-testid="air-state">
        {status === undefined ? "Not heard yet" : status.onAir ? "On air" : "Off air"}
      </span>
      <span className="muted">
        {status?.ensName ?? room.ensName ?? ""}
        {status === undefined ? "" : `, ${status.people.length === 0 ? "nobody" : status.people.length} inside`}
      </span>
    </p>
  )
}
