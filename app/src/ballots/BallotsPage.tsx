import "./ballots.css"
import { Link } from "wouter"
import { useConfig } from "../config/ConfigContext.ts"
import type { Ballot } from "../graph/index.ts"
import { nameOf } from "../people/nameOf.ts"
import { type Names, useNames } from "../relay/names.ts"
import { PaperPage } from "../shell/PaperPage.tsx"
import { Problem } from "../shell/Problem.tsx"
import { useBallots } from "../story/useBallots.ts"
import { useNow } from "../time/useNow.ts"
import { clockTime, dayWord } from "../time/words.ts"
import { BallotPaper } from "./BallotPaper.tsx"
import { ballotState } from "./ballotState.ts"
import { callSentence, callWords } from "./callWords.ts"
import { peopleInBallot } from "./peopleInBallot.ts"
import { scoreWords } from "./tally.ts"

/** All ballots: the open ones to vote in, the others to read. */
export function BallotsPage() {
  const { data, isError } = useBallots()
  const now = useNow()
  const names = useNames((data ?? []).flatMap(peopleInBallot))
  const open = data?.filter((ballot) => ballotState(ballot, now).open)
  const earlier = data?.filter((ballot) => !ballotState(ballot, now).open)
  return (
    <PaperPage title="Ballots">
      <div className="dateline">
        <h1>Ballots</h1>
        <p className="muted dateline__note">
          A ballot makes exactly one call in one room. Members vote by signature, free of gas; it settles as soon as no
          further vote can change it.
        </p>
      </div>
      {isError ? (
        <Problem
          title="The ballots cannot be read"
          text="The index of the chain does not answer. Votes already signed are safe, and this page asks again by itself."
        />
      ) : null}
      <section className="section" aria-labelledby="open">
        <div className="section__head">
          <h2 id="open">Open now</h2>
        </div>
        {open === undefined ? (
          <p className="muted">Reading the ballots from the chain’s index.</p>
        ) : open.length === 0 ? (
          <div className="empty">
            <h3>No ballot is open</h3>
            <p className="small muted">
              One is called from within a room, about somebody’s conduct, or from the programme, about a slot.
            </p>
            <Link className="btn btn--civic btn--small" href="/">
              To the programme
            </Link>
          </div>
        ) : (
          <div className="papers">
            {open.map((ballot) => (
              <BallotPaper key={ballot.id} ballot={ballot} linked />
            ))}
          </div>
        )}
      </section>
      {earlier === undefined || earlier.length === 0 ? null : (
        <section className="section" aria-labelledby="earlier">
          <div className="section__head">
            <h2 id="earlier">Decided</h2>
          </div>
          <ul className="decided">
            {earlier.map((ballot) => (
              <Decided key={ballot.id} ballot={ballot} names={names} now={now} />
            ))}
          </ul>
        </section>
      )}
    </PaperPage>
  )
}

function Decided({ ballot, names, now }: { ballot: Ballot; names: Names; now: number }) {
  const { rooms } = useConfig()
  const at = ballot.settledAt ?? ballot.closesAt
  const day = dayWord(at, now)
  const state = ballotState(ballot, now)
  return (
    <li>
      <span className="clock">{clockTime(at)}</span>
      <div>
        <h3>
          <Link href={`/ballots/${ballot.id}`}>
            {callSentence(callWords(ballot.call, (account) => nameOf(account, names)))}
          </Link>
        </h3>
        <p className="small muted">
          {day === "today" ? "" : `${day}, `}
          {rooms.find(({ id }) => id === ballot.room)?.name ?? ballot.roomName}, called by{" "}
          {nameOf(ballot.proposer, names)}
        </p>
      </div>
      <span className="verdict__score">{scoreWords(ballot)}</span>
      <span
        className="chip"
        data-may={state.name === "carried" ? "yes" : "no"}
        data-testid="ballot-state"
        data-state={state.name}
      >
        <span className={`icon icon--${state.name === "carried" ? "check" : "minus"}`} />
        {state.words}
      </span>
    </li>
  )
}
