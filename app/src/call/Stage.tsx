import { useRef } from "react"
import { shortAccount } from "../people/nameOf.ts"
import type { CallSnapshot } from "./media/CallSnapshot.ts"
import type { PersonActions } from "./moderation/personActions.ts"
import { stageGrid } from "./stageGrid.ts"
import { Tile } from "./Tile.tsx"
import { Track } from "./Track.tsx"
import { useSize } from "./useSize.ts"

/** Between tiles, in CSS pixels: `--s-3`. */
const GAP = 12

/** Everybody in the room; a shared screen takes the large place and the people a strip below it. */
export function Stage({ snapshot, actions }: { snapshot: CallSnapshot; actions: PersonActions }) {
  const { self, people, remote, published, activeSpeakerId, air } = snapshot
  const everybody = self === undefined ? people : [self, ...people]
  const tiles = useRef<HTMLDivElement>(null)
  const size = useSize(tiles)
  const grid = stageGrid(everybody.length, size.width, size.height, GAP)
  const ownScreen = sentTrack(published.screen)
  const screen = remote.find(({ source }) => source === "screen")
  const shared = screen?.track ?? ownScreen
  const sharer = people.find(({ participantId }) => participantId === screen?.participantId)
  return (
    <section className="stage" aria-label="Stage" data-shared={shared === undefined ? undefined : ""}>
      {shared === undefined ? null : (
        <div className="stage__share" data-testid="shared-screen" data-account={sharer?.account ?? self?.account}>
          <Track track={shared} label="Shared screen" />
          <span className="tile__name">
            <span className="icon icon--screen" />
            {sharer === undefined ? "Your screen" : `${sharer.name ?? shortAccount(sharer.account)}’s screen`}
          </span>
        </div>
      )}
      <div
        ref={tiles}
        className="stage__tiles"
        style={{
          "--tile-inline": `${Math.floor(grid.tileWidth)}px`,
          "--tile-block": `${Math.floor(grid.tileHeight)}px`,
          "--columns": grid.columns,
          "--people": everybody.length,
        }}
      >
        {everybody.map((person) => {
          const isSelf = person.participantId === self?.participantId
          const own = remote.filter(({ participantId }) => participantId === person.participantId)
          return (
            <Tile
              key={person.participantId}
              person={person}
              isSelf={isSelf}
              speaking={activeSpeakerId === person.participantId}
              onAir={air?.onAir === true}
              camera={
                isSelf
                  ? sentTrack(published.camera)
                  : own.find(({ source, paused }) => source === "camera" && !paused)?.track
              }
              actions={actions}
              sounds={own.filter(({ kind }) => kind === "audio")}
            />
          )
        })}
      </div>
      {everybody.length === 1 ? <p className="stage__alone small muted">You are the first one here.</p> : null}
    </section>
  )
}

function sentTrack(publication: CallSnapshot["published"]["camera"]): MediaStreamTrack | undefined {
  return publication?.status === "live" || publication?.status === "publishing" ? publication.track : undefined
}
