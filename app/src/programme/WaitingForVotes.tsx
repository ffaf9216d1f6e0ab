import type { UseQueryResult } from "@tanstack/react-query"
import { Link } from "wouter"
import { OpenSlotBallot } from "../ballots/OpenSlotBallot.tsx"
import { TallyMeter } from "../ballots/TallyMeter.tsx"
import { VoteButtons } from "../ballots/VoteButtons.tsx"
import { useConfig } from "../config/ConfigContext.ts"
import type { Slot } from "../graph/index.ts"
import { nameOf } from "../people/nameOf.ts"
import { useNames } from "../relay/names.ts"
import { clockTime, countdown, dayWord } from "../time/words.ts"

/** Proposals that still can be voted in, soonest first, with their counts. */
export function WaitingForVotes({ slots, now }: { slots: UseQueryResult<Slot[]>; now: number }) {
  const { rooms } = useConfig()
  const waiting = slots.data?.filter((slot) => slot.status === "PROPOSED" && slot.end > now)
  const names = useNames(waiting?.map((slot) => slot.proposer) ?? [])
  return (
    <section className="section" aria-labelledby="votes">
      <div className="section__head">
        <h2 id="votes">Waiting for a vote</h2>
        <p className="small muted push">Signing is free: the relay sends the votes.</p>
      </div>
      {waiting === undefined ? (
        <Reading />
      ) : waiting.length === 0 ? (
        <p className="muted">No proposal is waiting. What members voted in stands on the time axis above.</p>
      ) : (
        <ul>
          {waiting.map((slot) => {
            const ballot = slot.ballots.find((one) => one.status === "OPEN" && one.closesAt > now)
            return (
              <li className="proposal" key={slot.id}>
                <div>
                  <span className="clock">{clockTime(slot.start)}</span>
                  <p className="small muted">
                    {dayWord(slot.start, now)}, {rooms.find(({ id }) => id === slot.room)?.name ?? `room ${slot.room}`}
                  </p>
                </div>
                <div>
                  <h3>
                    {ballot ? (
                      <Link href={`/ballots/${ballot.id}`}>{slot.title ?? "Untitled"}</Link>
                    ) : (
                      (slot.title ?? "Untitled")
                    )}
                  </h3>
                  <p className="small muted">
                    {slot.summary ? `${slot.summary} ` : ""}Proposed by {nameOf(slot.proposer, names)}.
                  </p>
                </div>
                <div className="proposal__progress">
                  {ballot === undefined ? (
                    <>
                      <p>No ballot is open on it.</p>
                      <OpenSlotBallot slot={slot} />
                    </>
                  ) : (
                    <>
                      <p>
                        <span>
                          <b className="civic">{ballot.forVotes}</b> of {ballot.supply} for
                        </span>
                        <span>closes in {countdown(ballot.closesAt - now)}</span>
                      </p>
                      <TallyMeter tally={ballot} />
                      <VoteButtons ballot={ballot} />
                    </>
                  )}
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function Reading() {
  return (
    <div className="loading" role="status" aria-label="Reading the programme">
      <i style={{ "--w": 34 }} />
      <i style={{ "--w": 82 }} />
      <p className="small muted">Reading the programme from the chain’s index</p>
    </div>
  )
}
