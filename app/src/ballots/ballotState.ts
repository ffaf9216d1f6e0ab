import type { Ballot } from "../graph/index.ts"

export interface BallotState {
  readonly name: "open" | "counting" | "carried" | "not-carried" | "expired"
  readonly words: string
  /** Whether votes are taken. */
  readonly open: boolean
}

/** Where a ballot stands in words people use. `now` in Unix seconds. */
export function ballotState(ballot: Pick<Ballot, "status" | "closesAt">, now: number): BallotState {
  switch (ballot.status) {
    case "OPEN":
      return now < ballot.closesAt
        ? { name: "open", words: "Open", open: true }
        : { name: "counting", words: "Closed, waiting to be settled", open: false }
    case "EXECUTED":
      return { name: "carried", words: "Carried", open: false }
    case "DEFEATED":
      return { name: "not-carried", words: "Not carried", open: false }
    case "EXPIRED":
      return { name: "expired", words: "Carried, but never made", open: false }
  }
}
