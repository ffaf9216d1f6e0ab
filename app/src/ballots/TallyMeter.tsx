import "./tally.css"
import type { Tally } from "../story/shapes.ts"
import { barOf } from "./tally.ts"

/** The whole electorate as one bar: for, against, abstained, not yet cast; with a tick where it passes at once. */
export function TallyMeter({ tally }: { tally: Tally }) {
  const bar = barOf(tally)
  const words = `${tally.forVotes} for, ${tally.againstVotes} against, ${tally.abstainVotes} abstained, ${bar.uncast} of ${tally.supply} not cast`
  return (
    <span
      className="tally-meter"
      role="img"
      aria-label={bar.settlesAt === undefined ? words : `${words}; ${bar.settlesAt} for pass it at once`}
      style={{ "--need": bar.settlesAtPercent, "--quorum": bar.quorumPercent }}
      data-need={bar.settlesAt === undefined ? undefined : ""}
    >
      <i data-part="for" style={{ "--w": bar.forPercent }} />
      <i data-part="uncast" style={{ "--w": bar.uncastPercent }} />
      <i data-part="abstain" style={{ "--w": bar.abstainPercent }} />
      <i data-part="against" style={{ "--w": bar.againstPercent }} />
    </span>
  )
}
