import type { Ballot } from "../graph/index.ts"

/** Everybody a ballot's words name. */
export function peopleInBallot({ proposer, parties, call }: Pick<Ballot, "proposer" | "parties" | "call">): string[] {
  return [proposer, ...parties, call.subject, call.case?.subject].filter((one) => one != null)
}
