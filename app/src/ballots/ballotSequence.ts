import type { Ballot } from "../graph/index.ts"
import { clockTime, dayWord } from "../time/words.ts"
import { ballotState } from "./ballotState.ts"

export interface SequenceStep {
  readonly name: string
  readonly note: string
  readonly done: boolean
  readonly current: boolean
}

/** Opened, decided, enforced: the three steps of every ballot, with their times as far as they are known. */
export function ballotSequence(
  ballot: Pick<Ballot, "status" | "openedAt" | "closesAt" | "settledAt" | "settledEarly">,
  now: number,
): SequenceStep[] {
  const { name, open } = ballotState(ballot, now)
  const settled = ballot.settledAt === null ? null : clockTime(ballot.settledAt, true)
  const carried = name === "carried"
  return [
    { name: "Called", note: clockTime(ballot.openedAt, true), done: true, current: false },
    {
      name: "Decided",
      note:
        settled === null
          ? `by ${dayWord(ballot.closesAt, now) === "today" ? "" : `${dayWord(ballot.closesAt, now)}, `}${clockTime(ballot.closesAt, true)}`
          : `${settled}${ballot.settledEarly ? ", early" : ""}`,
      done: settled !== null,
      current: open,
    },
    {
      name: "Enforced",
      note: carried ? "in the same block" : settled === null ? "about a second after" : "nothing to enforce",
      done: carried,
      current: name === "counting",
    },
  ]
}
