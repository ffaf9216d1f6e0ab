import { durationWords } from "../time/words.ts"
import type { FieldsProps } from "./FieldsProps.ts"
import { type FoundingPlan, linesOf } from "./FoundingPlan.ts"

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

interface Period {
  readonly field: {
    [K in keyof FoundingPlan]: FoundingPlan[K] extends number ? K : never
  }[keyof FoundingPlan]
  readonly name: string
  /** To choose from, in seconds. */
  readonly choices: readonly number[]
}

const URGENT: Period = {
  field: "urgentSeconds",
  name: "Urgent ballots last at most",
  choices: [MINUTE, 3 * MINUTE, 10 * MINUTE, HOUR],
}
const UNHURRIED: Period = {
  field: "unhurriedSeconds",
  name: "Ballots on the programme",
  choices: [10 * MINUTE, HOUR, DAY, 3 * DAY],
}
const DELAY: Period = {
  field: "changeDelaySeconds",
  name: "Changes that widen it wait",
  choices: [0, HOUR, DAY, 7 * DAY],
}
const PERIODS: Record<FoundingPlan["kind"], readonly Period[]> = {
  DICTATOR: [DELAY],
  COUNCIL: [DELAY, URGENT, UNHURRIED],
  ASSEMBLY: [
    URGENT,
    UNHURRIED,
    { field: "votingDelaySeconds", name: "Proposals: time to read", choices: [HOUR, DAY, 3 * DAY] },
    { field: "votingPeriodSeconds", name: "Proposals: time to vote", choices: [HOUR, DAY, 3 * DAY, 7 * DAY] },
    { field: "timelockSeconds", name: "Passed proposals wait", choices: [HOUR, DAY, 2 * DAY, 7 * DAY] },
    { field: "stewardsForSeconds", name: "First stewards stay", choices: [30 * DAY, 90 * DAY, 365 * DAY] },
  ],
  LIBRE: [],
}

/** The numbers a constitution is set to; those of docs/govern.md to begin with. */
export function NumberFields({ plan, onChange }: FieldsProps) {
  if (plan.kind === "LIBRE") return null
  const stewards = linesOf(plan.stewards).length
  return (
    <details className="numbers">
      <summary>
        <span className="icon icon--down" />
        Numbers: how long votes last and changes wait
      </summary>
      <div className="numbers__fields">
        {plan.kind === "COUNCIL" ? (
          <label className="field">
            <span>Stewards who must agree</span>
            <input
              className="input"
              type="number"
              min={1}
              max={Math.max(1, stewards)}
              value={plan.threshold}
              data-testid="threshold"
              onChange={(event) => onChange({ threshold: Number(event.target.value) })}
            />
          </label>
        ) : null}
        {PERIODS[plan.kind].map(({ field, name, choices }) => (
          <label className="field" key={field}>
            <span>{name}</span>
            <select
              className="select"
              value={plan[field]}
              onChange={(event) => onChange({ [field]: Number(event.target.value) })}
            >
              {choices.map((seconds) => (
                <option key={seconds} value={seconds}>
                  {seconds === 0 ? "not at all" : durationWords(seconds)}
                </option>
              ))}
            </select>
          </label>
        ))}
        {plan.kind === "ASSEMBLY" ? (
          <label className="field">
            <span>Proposals: who must vote, %</span>
            <input
              className="input"
              type="number"
              min={1}
              max={100}
              value={plan.quorumPercent}
              onChange={(event) => onChange({ quorumPercent: Number(event.target.value) })}
            />
          </label>
        ) : null}
      </div>
    </details>
  )
}
