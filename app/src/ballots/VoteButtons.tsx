import { SUPPORT } from "@openair/protocol/eip712"
import type { Ballot } from "../graph/index.ts"
import { useVote } from "./useVote.ts"

/** The compact vote: one press signs. */
export function VoteButtons({ ballot }: { ballot: Ballot }) {
  const { progress, vote } = useVote(ballot)
  const busy = progress.state === "signing"
  const done = progress.state === "queued" || progress.state === "sent" || progress.state === "counted"
  return (
    <div className="vote__said">
      {done ? null : (
        <div className="vote">
          <button
            type="button"
            className="btn btn--civic btn--small"
            data-testid="vote-for"
            disabled={busy}
            onClick={() => void vote(SUPPORT.for)}
          >
            Approve
          </button>
          <button
            type="button"
            className="btn btn--small btn--quiet"
            data-testid="vote-against"
            disabled={busy}
            onClick={() => void vote(SUPPORT.against)}
          >
            Decline
          </button>
        </div>
      )}
      <span
        className={done ? "civic strong" : "muted"}
        role="status"
        data-testid="vote-state"
        data-state={progress.state}
      >
        {progress.words}
      </span>
    </div>
  )
}
