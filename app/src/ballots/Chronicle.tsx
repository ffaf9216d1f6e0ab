import type { BallotWithVotes, Case } from "../graph/index.ts"
import { nameOf } from "../people/nameOf.ts"
import type { Names } from "../relay/names.ts"
import { clockTime, dayWord } from "../time/words.ts"
import { ballotState } from "./ballotState.ts"
import { capabilityThings } from "./callWords.ts"
import { TallyMeter } from "./TallyMeter.tsx"
import { TransactionLink } from "./TransactionLink.tsx"
import { scoreWords } from "./tally.ts"

interface ChronicleProps {
  readonly ballot: BallotWithVotes
  readonly sanction: Case | undefined
  readonly names: Names
  readonly now: number
}

/** Opened, votes, decided, enforced, ended: as the chain tells it, in the order it happened. */
export function Chronicle({ ballot, sanction, names, now }: ChronicleProps) {
  const state = ballotState(ballot, now)
  const day = dayWord(ballot.closesAt, now)
  const closes = `${day === "today" ? "" : `${day}, `}${clockTime(ballot.closesAt, true)}`
  const subject = ballot.call.subject === null ? "They" : nameOf(ballot.call.subject, names)
  return (
    <ol className="chronicle">
      <li data-kind="vote">
        <time className="clock">{clockTime(ballot.openedAt, true)}</time>
        <div>
          <h3>{nameOf(ballot.proposer, names)} called the ballot</h3>
          {ballot.description === "" || ballot.call.slot !== null ? null : (
            <div className="quote">
              <p>{ballot.description}</p>
            </div>
          )}
          <p className="small">
            {ballot.supply} may vote. It needs {ballot.quorumBps / 100}% taking part
            {ballot.minVoters > 1 ? `, at least ${ballot.minVoters} people` : ""}, and {ballot.approvalBps / 100}% of
            them for. Open until {closes}.
          </p>
        </div>
      </li>
      {ballot.votes.map((vote) => (
        <li key={vote.voter} data-kind="vote" data-small="">
          <time className="clock">{clockTime(vote.castAt, true)}</time>
          <div>
            <p className="small">
              <strong className="strong">{nameOf(vote.voter, names)}</strong> voted{" "}
              {vote.support === "FOR" ? "for" : vote.support === "AGAINST" ? "against" : "to abstain"}
              {vote.bySignature ? ", by signature" : ""}. <TransactionLink hash={vote.transaction} />
            </p>
          </div>
        </li>
      ))}
      {ballot.settledAt === null ? (
        <li data-kind="next">
          <time className="clock">{clockTime(ballot.closesAt, true)}</time>
          <div>
            <h3>{state.open ? "Voting closes" : "Waiting to be settled"}</h3>
            <p className="small">
              {state.open
                ? "Earlier, as soon as no further vote can change the outcome. If it carries, the call is made in the same block."
                : "A relay settles it; anybody may."}
            </p>
          </div>
        </li>
      ) : (
        <li data-kind="vote">
          <time className="clock">{clockTime(ballot.settledAt, true)}</time>
          <div>
            <h3>
              {state.words}, {scoreWords(ballot)}
              {ballot.settledEarly ? ", early" : ""}
            </h3>
            <TallyMeter tally={ballot} />
            <p className="small">
              {ballot.settledEarly
                ? "No further vote could have changed it, so nobody had to wait for the close. "
                : "At the close. "}
              <TransactionLink hash={ballot.settledTransaction} />
            </p>
          </div>
        </li>
      )}
      {sanction === undefined ? null : (
        <>
          <li>
            <time className="clock">{clockTime(sanction.imposedAt, true)}</time>
            <div>
              <h3>Enforced</h3>
              <p className="small">
                {subject} lost {capabilityThings(sanction.denies)} in this room, until {clockTime(sanction.until, true)}
                . Relays close the media at the block itself. {subject} can still listen, read and vote.
              </p>
            </div>
          </li>
          <li data-kind={now < sanction.until && sanction.liftedAt === null ? "next" : undefined}>
            <time className="clock">{clockTime(sanction.liftedAt ?? sanction.until, true)}</time>
            <div>
              <h3>
                {sanction.liftedAt !== null
                  ? "Given back early"
                  : now < sanction.until
                    ? "Ends by itself"
                    : "Ended by itself"}
              </h3>
              <p className="small">
                {sanction.liftedAt !== null
                  ? "By another decision of the room."
                  : "No block and no vote is needed for that: every sanction carries its end."}
              </p>
            </div>
          </li>
        </>
      )}
    </ol>
  )
}
