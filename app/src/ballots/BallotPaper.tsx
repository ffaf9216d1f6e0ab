import { SUPPORT, type Support } from "@openair/protocol/eip712"
import { useId, useState } from "react"
import { Link } from "wouter"
import { useAccountState } from "../account/accountStore.ts"
import type { Ballot } from "../graph/index.ts"
import { nameOf } from "../people/nameOf.ts"
import { useNames } from "../relay/names.ts"
import { useNow } from "../time/useNow.ts"
import { clockTime, countdown } from "../time/words.ts"
import { ballotSequence } from "./ballotSequence.ts"
import { ballotState } from "./ballotState.ts"
import { callWords } from "./callWords.ts"
import { peopleInBallot } from "./peopleInBallot.ts"
import { TallyMeter } from "./TallyMeter.tsx"
import { missingWords } from "./tally.ts"
import { useVote } from "./useVote.ts"

const listOf = (names: readonly string[]) => names.join(" and ")

/** The paper a vote is made on: what would happen, how it stands, two boxes, one signature. */
export function BallotPaper({ ballot, linked = false }: { ballot: Ballot; linked?: boolean }) {
  const now = useNow()
  const id = useId()
  const names = useNames(peopleInBallot(ballot))
  const { account, remembered } = useAccountState()
  const isParty = ballot.parties.some((party) => party === (account ?? remembered))
  const words = callWords(ballot.call, (account) => nameOf(account, names))
  const state = ballotState(ballot, now)
  const { progress, vote } = useVote(ballot)
  const [support, setSupport] = useState<Support | undefined>()
  const voted = progress.state === "queued" || progress.state === "sent" || progress.state === "counted"
  const canVote = state.open && !voted && !isParty
  const question = `${words.headline}${words.detail === "" ? "" : `: ${words.detail}`}${state.open ? "?" : ""}`
  return (
    <article className="ballot" aria-labelledby={id} data-testid="ballot" data-ballot={ballot.id}>
      <p className="ballot__stub">
        <b data-testid="ballot-state" data-state={state.name}>
          {state.words}
        </b>
        <span>
          called by {nameOf(ballot.proposer, names)}, {clockTime(ballot.openedAt, true)}
        </span>
      </p>
      <h2 className="ballot__question" id={id}>
        {linked ? <Link href={`/ballots/${ballot.id}`}>{question}</Link> : question}
      </h2>
      {ballot.description === "" || ballot.call.slot !== null ? null : <p className="note">“{ballot.description}”</p>}
      <div className="stack stack--tight">
        <p className="ballot__count">
          <span className="clock">{ballot.forVotes}</span> for of {ballot.supply} who may vote
          {state.open ? (
            <span className="push">
              closes in <strong className="clock ballot__left">{countdown(ballot.closesAt - now)}</strong>
            </span>
          ) : null}
        </p>
        <TallyMeter tally={ballot} />
        {state.open ? <p className="tiny muted">{missingWords(ballot)}</p> : null}
      </div>
      {ballot.parties.length === 0 ? null : (
        <p
          className={isParty ? "note" : "small muted"}
          data-testid="ballot-parties"
          data-self={isParty ? "" : undefined}
        >
          {isParty
            ? "It is about you, or about what you signed: you do not vote on it."
            : `${listOf(ballot.parties.map((party) => nameOf(party, names)))} ${ballot.parties.length === 1 ? "is party to it and does" : "are parties to it and do"} not vote.`}
        </p>
      )}
      {!canVote ? null : (
        <fieldset className="ballot__options" disabled={progress.state === "signing"}>
          <legend className="visually-hidden">Your vote</legend>
          <label className="ballot-option">
            {words.yes}
            <small>{ballot.forVotes}</small>
            <input
              type="radio"
              name={id}
              data-testid="vote-for"
              checked={support === SUPPORT.for}
              onChange={() => setSupport(SUPPORT.for)}
            />
          </label>
          <label className="ballot-option">
            {words.no}
            <small>{ballot.againstVotes}</small>
            <input
              type="radio"
              name={id}
              data-testid="vote-against"
              checked={support === SUPPORT.against}
              onChange={() => setSupport(SUPPORT.against)}
            />
          </label>
        </fieldset>
      )}
      {!canVote ? null : (
        <button
          type="button"
          className="btn btn--civic-solid btn--wide"
          data-testid="sign-vote"
          aria-busy={progress.state === "signing"}
          // A paper comes unmarked: nobody votes for something by not choosing.
          disabled={support === undefined || progress.state === "signing"}
          onClick={() => (support === undefined ? undefined : void vote(support))}
        >
          {progress.state === "signing"
            ? "Waiting for your signature"
            : support === undefined
              ? "Mark your vote first"
              : "Sign my vote, free"}
        </button>
      )}
      <p
        className={`small ${voted ? "civic strong" : "muted"}`}
        role="status"
        data-testid="vote-state"
        data-state={progress.state}
      >
        {progress.words}
      </p>
      <ol className="sequence" aria-label="How this goes on">
        {ballotSequence(ballot, now).map(({ name, note, done, current }) => (
          <li key={name} data-done={done ? "" : undefined} data-now={current ? "" : undefined}>
            <b>{name}</b>
            {note}
          </li>
        ))}
      </ol>
    </article>
  )
}
