import type { RoomStatus } from "@openair/protocol/http"
import { hasReach } from "@openair/protocol/reach"
import { Link } from "wouter"
import { scoreWords } from "../ballots/tally.ts"
import type { Slot } from "../graph/index.ts"
import { clockTime } from "../time/words.ts"

interface ProvenanceProps {
  readonly status: RoomStatus
  readonly slot: Slot | undefined
  readonly relay: string
}

/** Where this broadcast comes from: the slot, the ballot that voted it on air, who is on program, which relay carries it. */
export function Provenance({ status, slot, relay }: ProvenanceProps) {
  const ballot = slot?.approvedByBallot
  const seen = status.people.filter((person) => person.onProgram.video).length
  const heard = status.people.filter((person) => person.onProgram.audio).length
  return (
    <section className="provenance" aria-label="Where this broadcast comes from">
      <p>
        {status.slot === null ? (
          <>
            <b>{status.onAir ? "On air without a slot" : "Not on air"}</b>
            {status.onAir ? "by the room’s own policy" : "nothing leaves the room"}
          </>
        ) : (
          <>
            <b>
              A slot,{" "}
              {ballot ? (
                <Link className="civic" href={`/ballots/${ballot.id}`}>
                  voted {scoreWords(ballot)}
                </Link>
              ) : (
                "approved"
              )}
            </b>
            {ballot
              ? `decided at ${clockTime(ballot.settledAt ?? ballot.closesAt)}${ballot.settledEarly ? ", early" : ""}`
              : slot === undefined
                ? "its ballot is not indexed yet"
                : "by the room’s governor"}
          </>
        )}
      </p>
      <p>
        <b>
          {seen} of {status.people.length} on camera
        </b>
        {heard === 1 ? "1 voice" : `${heard} voices`} in the mix, as each consented
      </p>
      <p>
        <b>{reachWords(status.slot?.reach)}</b>
        {status.slot === null ? "as the room’s policy says" : "as the slot says"}
      </p>
      <p>
        <b>
          Relay <span className="data">{new URL(relay).host}</span>
        </b>
        carries the call and the broadcast
      </p>
    </section>
  )
}

function reachWords(reach: number | undefined): string {
  if (reach === undefined) return "Live"
  const live = [hasReach(reach, "LIVE_VIDEO") ? "picture" : "", hasReach(reach, "LIVE_AUDIO") ? "sound" : ""].filter(
    Boolean,
  )
  if (live.length === 0) return "Off the record"
  const words = live.join(" and ")
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} live${hasReach(reach, "RECORD") ? ", recorded" : ", not recorded"}`
}
