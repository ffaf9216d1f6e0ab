import type { BallotWithVotes } from "../graph/index.ts"
import { Face } from "../people/Face.tsx"
import { nameOf } from "../people/nameOf.ts"
import type { Names } from "../relay/names.ts"

const SUPPORT_WORDS = { FOR: "For", AGAINST: "Against", ABSTAIN: "Abstained" } as const

/** Who voted and how, heaviest first, and how much of the electorate has not. */
export function Voters({ ballot, names }: { ballot: BallotWithVotes; names: Names }) {
  const uncast = Math.max(0, ballot.supply - ballot.forVotes - ballot.againstVotes - ballot.abstainVotes)
  return (
    <section className="section" aria-labelledby="roll">
      <div className="section__head">
        <h2 id="roll">Who voted</h2>
        <p className="small muted push">
          {uncast === 0 ? "Every vote is in." : `${uncast} of ${ballot.supply} not cast.`}
        </p>
      </div>
      {ballot.votes.length === 0 ? (
        <p className="muted">Nobody yet.</p>
      ) : (
        <table className="roll">
          <thead>
            <tr>
              <th>Member</th>
              <th>Vote</th>
              <th className="num">Votes</th>
            </tr>
          </thead>
          <tbody>
            {ballot.votes
              .toSorted((a, b) => b.weight - a.weight)
              .map((vote) => (
                <tr key={vote.voter}>
                  <td>
                    <span className="person">
                      <Face account={vote.voter} name={names.get(vote.voter) ?? null} />
                      {nameOf(vote.voter, names)}
                    </span>
                  </td>
                  <td>
                    <span
                      className="roll__bar"
                      data-against={vote.support === "FOR" ? undefined : ""}
                      style={{ "--w": Math.min(vote.weight, 12) }}
                    />
                    {SUPPORT_WORDS[vote.support]}
                  </td>
                  <td className="num">{vote.weight}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
