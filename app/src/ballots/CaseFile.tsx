import type { Ballot } from "../graph/index.ts"
import { durationWords } from "../time/words.ts"

/** What is needed to check the ballot against the chain, by anyone. */
export function CaseFile({ ballot }: { ballot: Ballot }) {
  return (
    <section className="stack stack--tight" aria-labelledby="file">
      <h3 id="file">For the record</h3>
      <dl className="facts">
        <dt>Voting time</dt>
        <dd>{durationWords(ballot.closesAt - ballot.opensAt)}</dd>
        <dt>Taking part</dt>
        <dd>at least {ballot.quorumBps / 100}%</dd>
        <dt>For</dt>
        <dd>at least {ballot.approvalBps / 100}%</dd>
        <dt>People</dt>
        <dd>at least {ballot.minVoters}</dd>
        <dt>Ballot</dt>
        <dd className="data hash">{ballot.id}</dd>
        <dt>Call signed for</dt>
        <dd className="data hash">{ballot.callHash}</dd>
      </dl>
    </section>
  )
}
