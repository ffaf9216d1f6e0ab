import { useState } from "react"
import { Link } from "wouter"
import { ballotState } from "../ballots/ballotState.ts"
import { callWords } from "../ballots/callWords.ts"
import type { Ballot, Case } from "../graph/index.ts"
import { nameOf } from "../people/nameOf.ts"
import type { Names } from "../relay/names.ts"
import { countdown } from "../time/words.ts"
import { JudgeDialog } from "./JudgeDialog.tsx"
import { type Judgement, judgementsOf, partiesOf } from "./judgements.ts"
import type { Bench } from "./useBench.ts"

const ACTS: Record<Judgement, { readonly name: string; readonly testId: string }> = {
  ORDER_RATIFY: { name: "Confirm it", testId: "judge-ratify" },
  ORDER_OVERTURN: { name: "Overturn it", testId: "judge-overturn" },
  APPEAL_DECIDE: { name: "Appeal", testId: "judge-appeal" },
}

interface JudgingProps {
  readonly record: Case
  readonly bench: Bench
  readonly names: Names
  readonly now: number
}

/** How a case is being judged, and the way to have it judged, for whoever may. */
export function Judging({ record, bench, names, now }: JudgingProps) {
  const [asked, setAsked] = useState<Judgement | undefined>()
  const [opened, setOpened] = useState<string | undefined>()
  const { open, may } = judgementsOf(record, { ...bench, now })
  const isComing = opened !== undefined && !bench.ballots.some(({ id }) => id === opened)
  if (open.length === 0 && may.length === 0) return null
  const name = (account: string) => nameOf(account, names)
  const parties = partiesOf(record).map(name).join(" and ")
  return (
    <div className="judging">
      {open.map((ballot) => (
        <OpenBallot key={ballot.id} ballot={ballot} name={name} now={now} />
      ))}
      {may.length === 0 ? null : bench.hasVotes === false ? (
        <p className="small muted">Members may call a ballot on it. This account has no vote here.</p>
      ) : (
        <p className="row">
          {may.map((judgement) => (
            <button
              key={judgement}
              type="button"
              className="btn btn--civic btn--small"
              data-testid={ACTS[judgement].testId}
              onClick={() => setAsked(judgement)}
            >
              {ACTS[judgement].name}
            </button>
          ))}
          <span className="small muted">by ballot; {parties} may call one and do not vote.</span>
        </p>
      )}
      <p className="small" role="status">
        {isComing ? "The ballot is open. It appears here as soon as its block is indexed." : ""}
      </p>
      {asked === undefined ? null : (
        <JudgeDialog
          record={record}
          judgement={asked}
          name={name}
          now={now}
          onClose={() => setAsked(undefined)}
          onOpened={(ballot) => {
            setOpened(ballot)
            setAsked(undefined)
          }}
        />
      )}
    </div>
  )
}

function OpenBallot({ ballot, name, now }: { ballot: Ballot; name: (account: string) => string; now: number }) {
  const { open, words } = ballotState(ballot, now)
  return (
    <p className="small" data-testid="judging-open" data-ballot={ballot.id}>
      <span className="chip chip--civic">
        <span className="icon icon--ballot" />
        {open ? `Open for ${countdown(ballot.closesAt - now)}` : words}
      </span>{" "}
      <Link href={`/ballots/${ballot.id}`}>{callWords(ballot.call, name).headline}</Link>, {ballot.forVotes} for and{" "}
      {ballot.againstVotes} against so far
    </p>
  )
}
