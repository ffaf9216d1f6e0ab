import { hasReach, type Reach, type ReachSet } from "@openair/protocol/reach"

const MARKS: readonly {
  readonly reach: Reach
  readonly icon: string
  readonly given: string
  readonly withheld: string
}[] = [
  { reach: "LIVE_VIDEO", icon: "eye", given: "live picture", withheld: "no live picture" },
  { reach: "LIVE_AUDIO", icon: "ear", given: "live sound", withheld: "no live sound" },
  { reach: "RECORD", icon: "tape", given: "may be recorded", withheld: "not recorded" },
]

/** What of somebody may leave the room: seen, heard, recorded; struck out what is withheld. */
export function TileMarks({ reach }: { reach: ReachSet }) {
  const words = MARKS.map((mark) => (hasReach(reach, mark.reach) ? mark.given : mark.withheld)).join(", ")
  return (
    <span className="tile__marks" role="img" aria-label={words} title={words}>
      {MARKS.map((mark) => (
        <span key={mark.reach} className="mark" data-given={hasReach(reach, mark.reach) ? undefined : "no"}>
          <span className={`icon icon--${mark.icon}`} />
        </span>
      ))}
    </span>
  )
}
