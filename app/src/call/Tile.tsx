import { hasReach } from "@openair/protocol/reach"
import type { ParticipantView } from "@openair/protocol/signalling"
import { Face } from "../people/Face.tsx"
import { shortAccount } from "../people/nameOf.ts"
import { Menu } from "../shell/Menu.tsx"
import type { RemoteMedium } from "./media/CallSnapshot.ts"
import { actsAbout, type PersonActions } from "./moderation/personActions.ts"
import { Sound } from "./Sound.tsx"
import { TileMarks } from "./TileMarks.tsx"
import { Track } from "./Track.tsx"

interface TileProps {
  readonly person: ParticipantView
  readonly isSelf: boolean
  readonly speaking: boolean
  readonly onAir: boolean
  /** The person's own camera or what arrives of it; undefined when it is off. */
  readonly camera: MediaStreamTrack | undefined
  readonly sounds: readonly RemoteMedium[]
  readonly actions: PersonActions
}

/** One person on the stage: picture or name, what viewers get of them, and whether they speak. */
export function Tile({ person, isSelf, speaking, onAir, camera, sounds, actions }: TileProps) {
  const name = person.name ?? shortAccount(person.account)
  const muted = !person.producers.some(({ source, paused }) => source === "microphone" && !paused)
  const withheld = !hasReach(person.reach, "LIVE_VIDEO") || !hasReach(person.reach, "LIVE_AUDIO")
  const seenLess = onAir && camera !== undefined && !person.onProgram.video
  return (
    <figure
      className="tile"
      data-testid="tile"
      data-participant={person.participantId}
      data-account={person.account}
      data-self={isSelf ? "" : undefined}
      data-speaking={speaking ? "" : undefined}
      data-muted={muted ? "" : undefined}
      data-camera={camera === undefined ? "off" : "on"}
      data-consent={withheld ? "off-record" : "given"}
    >
      {camera === undefined ? (
        <Face account={person.account} name={person.name} size="l" />
      ) : (
        <Track track={camera} mirrored={isSelf} label={`${name}’s camera`} />
      )}
      {sounds.map((medium) => (
        <Sound key={medium.consumerId} medium={medium} />
      ))}
      <figcaption className="tile__name">
        {speaking ? (
          <span className="voice" aria-hidden="true">
            <i />
            <i />
            <i />
            <i />
          </span>
        ) : muted ? (
          <span className="icon icon--mic-off" />
        ) : null}
        {isSelf ? "You" : name}
        <span className="visually-hidden">{speaking ? ", speaking" : muted ? ", muted" : ""}</span>
      </figcaption>
      <TileMarks reach={person.reach} />
      {isSelf || !actions.moderates ? null : (
        <Menu label={`Moderate ${name}`} items={actsAbout(person, actions)} testId="moderate" className="tile__acts" />
      )}
      {seenLess ? (
        <span className="tile__as-seen">
          <b>Viewers see</b>
          <span>
            {name}
            <br />
            <small>{person.onProgram.audio ? "by voice only" : "off the record"}</small>
          </span>
        </span>
      ) : null}
    </figure>
  )
}
