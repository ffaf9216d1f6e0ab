import "./ballots.css"
import "./case.css"
import { Link, useParams } from "wouter"
import { useConfig } from "../config/ConfigContext.ts"
import type { BallotWithVotes } from "../graph/index.ts"
import { nameOf } from "../people/nameOf.ts"
import { useNames } from "../relay/names.ts"
import { NotFound } from "../shell/NotFound.tsx"
import { PaperPage } from "../shell/PaperPage.tsx"
import { Problem } from "../shell/Problem.tsx"
import { useBallot } from "../story/useBallot.ts"
import { useCases } from "../story/useCases.ts"
import { useNow } from "../time/useNow.ts"
import { clockTime, countdown, dayWord } from "../time/words.ts"
import { BallotPaper } from "./BallotPaper.tsx"
import { ballotState } from "./ballotState.ts"
import { CaseFile } from "./CaseFile.tsx"
import { Chronicle } from "./Chronicle.tsx"
import { callWords } from "./callWords.ts"
import { peopleInBallot } from "./peopleInBallot.ts"
import { standingOf } from "./tally.ts"
import { Voters } from "./Voters.tsx"

/** One ballot as a case: what it would do, what happened, who voted, and the paper to vote on. */
export function BallotPage() {
  const id = useParams<{ ballot: string }>().ballot
  const { data, isError } = useBallot(id)
  if (data) return <CasePage ballot={data} />
  if (data === null) return <NotFound what="ballot" />
  return (
    <PaperPage title="Ballot" className="page--lone">
      {isError ? (
        <Problem
          title="The ballot cannot be read"
          text="The index of the chain does not answer. This page asks again by itself."
        />
      ) : (
        <p className="muted">Reading the ballot from the chain’s index.</p>
      )}
    </PaperPage>
  )
}

function CasePage({ ballot }: { ballot: BallotWithVotes }) {
  const { rooms } = useConfig()
  const now = useNow()
  const sanction = useCases(ballot.room).data?.find((one) => one.ballot === ballot.id)
  const names = useNames([...peopleInBallot(ballot), ...ballot.votes.map(({ voter }) => voter)])
  const words = callWords(ballot.call, (account) => nameOf(account, names))
  const room = rooms.find(({ id }) => id === ballot.room)
  const day = dayWord(ballot.openedAt, now)
  return (
    <PaperPage title={words.headline} className="case">
      <header className="case__head">
        <p className="row small">
          <span className="chip chip--civic">
            <span className="icon icon--ballot" />
            Ballot
          </span>
          <span className="muted">
            <Link href={`/rooms/${room?.name ?? ballot.room}`}>{room?.ensName ?? ballot.roomName}</Link>, {day} at{" "}
            {clockTime(ballot.openedAt)}
          </span>
        </p>
        <h1>{words.headline}</h1>
        <p className="case__lead muted">
          {words.detail === "" ? "" : `${words.detail.slice(0, 1).toUpperCase()}${words.detail.slice(1)}. `}
          {leadWords(ballot, sanction?.until, sanction?.liftedAt ?? null, now)}
        </p>
        {ballot.call.case === null ? null : (
          <p className="small">
            <Link href={`/rooms/${room?.name ?? ballot.room}/moderation#${ballot.call.case.id}`}>
              What it is about, on the room’s timeline
            </Link>
          </p>
        )}
      </header>
      <div>
        <section className="section case__section" aria-labelledby="what">
          <div className="section__head">
            <h2 id="what">What happened</h2>
          </div>
          <Chronicle ballot={ballot} sanction={sanction} names={names} now={now} />
        </section>
        <Voters ballot={ballot} names={names} />
      </div>
      <aside className="case__aside stack stack--loose">
        <BallotPaper ballot={ballot} />
        <CaseFile ballot={ballot} />
      </aside>
    </PaperPage>
  )
}

function leadWords(ballot: BallotWithVotes, until: number | undefined, liftedAt: number | null, now: number): string {
  const state = ballotState(ballot, now)
  const score = `${ballot.forVotes} to ${ballot.againstVotes}`
  if (state.open) {
    const standing = standingOf(ballot, false)
    const end = `It closes in ${countdown(ballot.closesAt - now)}.`
    return standing === "open" ? `${score} so far. ${end}` : `${score}: it is ${standing}, and waits for its block.`
  }
  if (state.name === "counting") return `${score}. Voting is over; anybody may settle it, and a relay does.`
  if (state.name !== "carried") return `${state.words}, ${score}.`
  if (until === undefined) return `Carried, ${score}.`
  if (liftedAt !== null) return `Carried, ${score}, and lifted at ${clockTime(liftedAt, true)}.`
  return until > now
    ? `Carried, ${score}. In force for another ${countdown(until - now)}, until ${clockTime(until, true)}.`
    : `Carried, ${score}. It ended by itself at ${clockTime(until, true)}.`
}
