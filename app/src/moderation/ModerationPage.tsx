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
import { useModerators } from "../story/useModerators.ts"
import { useRoomStory } from "../story/useRoomStory.ts"
import { useNow } from "../time/useNow.ts"
import { Days } from "./Days.tsx"
import { Moderators } from "./Moderators.tsx"
import { peopleIn, timelineOf } from "./timeline.ts"
import { useAnchor } from "./useAnchor.ts"
import { useBench } from "./useBench.ts"

/** What was ordered, asked and decided about people's rights in a room, by whom, why, and whether it stands. */
export function ModerationPage() {
  const config = useConfig()
  const key = useParams<{ room: string }>().room
  const room = findRoom(config, key)
  if (room !== undefined) return <Moderation key={room.id} room={room} carried={true} />
  // Rooms are found on chain by number, whoever carries them.
  if (!/^[1-9]\d*$/.test(key)) return <NotFound what="room" />
  return <Moderation key={key} room={{ id: key, name: `room ${key}` }} carried={false} />
}

function Moderation({ room, carried }: { room: KnownRoom; carried: boolean }) {
  const { contracts } = useConfig()
  const now = useNow()
  const cases = useCases(room.id)
  const ballots = useBallots(room.id)
  const measures = useMeasures(room.id, carried)
  const story = useRoomStory(room.id).data
  const moderators = useModerators(room.id).data
  const bench = useBench(room.id, ballots.data ?? [])
  const entries = timelineOf({
    measures: measures.data ?? [],
    cases: cases.data ?? [],
    ballots: ballots.data ?? [],
    moderators: moderators ?? [],
    sanctions: contracts.sanctions,
  })
  const names = useNames([...entries.flatMap(peopleIn), ...(moderators ?? []).map(({ account }) => account)])
  const isReading = cases.data === undefined || ballots.data === undefined
  const isLost = isReading && (cases.isError || ballots.isError)
  const roomPath = `/rooms/${carried ? room.name : room.id}`
  useAnchor(entries.length)
  return (
    <PaperPage title={`Moderation in ${room.name}`} className="moderation">
      <header className="case__head">
        <p className="small muted">
          <Link href={roomPath}>{room.ensName ?? room.name}</Link>
        </p>
        <h1>Moderation</h1>
        <p className="case__lead muted">
          Who took what from whom in {room.name}, why, until when, and what became of it. Moderators’ orders are told by
          this relay while they run; sanctions and ballots are read from the chain.
        </p>
        {measures.isError ? (
          <p className="small muted" role="status">
            The relay does not say which orders run at the moment; this page asks again by itself.
          </p>
        ) : null}
      </header>
      <div className="moderation__timeline">
        {isLost ? (
          <Problem
            title="The room’s history cannot be read"
            text="The index of the chain does not answer. What was decided holds all the same, and this page asks again by itself."
          />
        ) : null}
        {entries.length > 0 ? (
          <Days entries={entries} bench={bench} names={names} now={now} />
        ) : isLost ? null : isReading ? (
          <p className="muted" role="status">
            Reading what was decided from the chain’s index.
          </p>
        ) : (
          <div className="empty">
            <h2>Nobody has been moderated here</h2>
            <p className="muted">
              When a moderator signs an order or the members decide on a sanction, it stands here for everybody to read.
            </p>
            <Link className="btn" href={roomPath}>
              The room’s rules
            </Link>
          </div>
        )}
      </div>
      {story == null || moderators === undefined ? null : (
        <aside>
          <Moderators story={story} moderators={moderators} names={names} now={now} />
        </aside>
      )}
    </PaperPage>
  )
}
