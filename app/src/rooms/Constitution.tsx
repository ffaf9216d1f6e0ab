import type { RoomStory } from "../graph/index.ts"
import { nameOf } from "../people/nameOf.ts"
import { useNames } from "../relay/names.ts"
import { clockTime, dayWord, durationWords } from "../time/words.ts"
import { decisionWords, gateWords, grantWords, policyWords, ruleWords } from "./constitutionWords.ts"

/** A room's rules in plain words: who may do what, when it is on air, what ballots decide, who could change all this. */
export function Constitution({ story, now }: { story: RoomStory; now: number }) {
  const listed = story.gates.flatMap(({ entries }) => entries.filter(({ until }) => until === null || until > now))
  const names = useNames([
    story.governor,
    ...(story.guardian === null ? [] : [story.guardian]),
    ...listed.map(({ account }) => account),
  ])
  const waiting = story.changes.filter(({ status }) => status === "QUEUED")
  return (
    <div>
      <section className="section" aria-labelledby="may">
        <div className="section__head">
          <h2 id="may">Who may do what</h2>
        </div>
        {story.closed ? <p className="muted">The room is closed; nobody may do anything in it.</p> : null}
        <ul>
          {story.gates.map((gate) => {
            const here = gate.entries.filter(({ until }) => until === null || until > now)
            return (
              <li className="capability" key={gate.address} data-may="yes">
                <span className="icon icon--check" />
                <div>
                  <strong>{gateWords(gate.kind)}</strong> may {grantWords(gate.grants)}.
                  <p className="capability__why">
                    {here.length === 0
                      ? ""
                      : `On the list: ${here.map(({ account }) => nameOf(account, names)).join(", ")}. `}
                    Gate <span className="data">{gate.address}</span>
                  </p>
                </div>
              </li>
            )
          })}
          {story.gates.length === 0 ? <li className="muted">No gate lets anybody in.</li> : null}
        </ul>
      </section>
      <section className="section" aria-labelledby="air">
        <div className="section__head">
          <h2 id="air">When it is on air</h2>
        </div>
        <p>{policyWords(story.broadcastPolicy, story.broadcastPaused)}</p>
        <p className="muted small">
          Whatever the room decides, each speaker’s own consent decides what of them leaves it.
        </p>
      </section>
      <section className="section" aria-labelledby="ballots">
        <div className="section__head">
          <h2 id="ballots">What ballots decide</h2>
        </div>
        {story.rules.length === 0 ? (
          <p className="muted">Nothing: no call of this room is put to a vote.</p>
        ) : (
          <dl className="rules">
            {story.rules.map((rule) => (
              <div key={`${rule.target}${rule.selector}`}>
                <dt>{decisionWords(rule.callKind)}</dt>
                <dd>{ruleWords(rule)}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <section className="section" aria-labelledby="power">
        <div className="section__head">
          <h2 id="power">Who could change this</h2>
        </div>
        <p>
          {nameOf(story.governor, names)} governs the room
          {story.governorActs ? " and may act without a ballot" : ", and may not act in place of a ballot"}. What
          narrows the room acts at once; what widens it waits {durationWords(story.changeDelaySeconds)}
          {story.guardian === null ? "." : `, and ${nameOf(story.guardian, names)} may veto it meanwhile.`}
        </p>
        {waiting.length === 0 ? (
          <p className="muted small">No change is waiting.</p>
        ) : (
          <ul className="small">
            {waiting.map((change) => (
              <li key={change.change}>
                A change waits until {dayWord(change.readyAt, now)}, {clockTime(change.readyAt)}:{" "}
                <span className="data hash">{change.change}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
