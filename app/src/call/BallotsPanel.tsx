import { Link } from "wouter"
import { BallotPaper } from "../ballots/BallotPaper.tsx"
import { ballotState } from "../ballots/ballotState.ts"
import { callSentence, callWords } from "../ballots/callWords.ts"
import { peopleInBallot } from "../ballots/peopleInBallot.ts"
import { scoreWords } from "../ballots/tally.ts"
import type { Ballot } from "../graph/index.ts"
import { nameOf } from "../people/nameOf.ts"
import { useNames } from "../relay/names.ts"
import { clockTime } from "../time/words.ts"

const EARLIER_SHOWN = 8

/** This room's ballots: the open ones to sign, the last ones to read. */
export function BallotsPanel({ ballots, now }: { ballots: readonly Ballot[] | undefined; now: number }) {
  const names = useNames((ballots ?? []).flatMap(peopleInBallot))
  if (ballots === undefined) return <p className="small muted">Reading the ballots from the chain’s index.</p>
  const open = ballots.filter((ballot) => ballotState(ballot, now).open)
  const earlier = ballots.filter((ballot) => !ballotState(ballot, now).open).slice(0, EARLIER_SHOWN)
  return (
    <>
      {open.length === 0 ? (
        <p className="small muted">No ballot is open in this room. Anybody with a vote may call one.</p>
      ) : (
        open.map((ballot) => <BallotPaper key={ballot.id} ballot={ballot} />)
      )}
      {earlier.length === 0 ? null : (
        <section className="stack stack--tight" aria-labelledby="earlier">
          <h3 id="earlier">Earlier</h3>
          <ul className="roster">
            {earlier.map((ballot) => (
              <li key={ballot.id}>
                <span className="clock">{clockTime(ballot.settledAt ?? ballot.closesAt)}</span>
                <span>
                  {callSentence(callWords(ballot.call, (account) => nameOf(account, names)))}
                  <small data-testid="ballot-state" data-state={ballotState(ballot, now).name}>
                    {ballotState(ballot, now).words}, {scoreWords(ballot)}
                  </small>
                </span>
                <Link className="small" href={`/ballots/${ballot.id}`} target="_blank">
                  Case
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
