import type { Ballot } from "../graph/index.ts"

/** How the votes of a ballot stand, and what it takes. */
export type Tally = Pick<
  Ballot,
  "supply" | "forVotes" | "againstVotes" | "abstainVotes" | "voters" | "minVoters" | "quorumBps" | "approvalBps"
>

/** The one call a ballot makes, as far as words need it. */
export type CallToSay = Omit<Ballot["call"], "reasonHash">
