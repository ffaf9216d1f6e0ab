import type { Tally } from "../story/shapes.ts"

const ALL_BPS = 10_000

/** A tally as a bar: parts of the whole electorate, in per cent, and where the bar must reach. */
export interface TallyBar {
  readonly forPercent: number
  readonly againstPercent: number
  readonly abstainPercent: number
  /** Votes nobody has cast yet. */
  readonly uncast: number
  readonly uncastPercent: number
  /** How much of the electorate must take part, in per cent. */
  readonly quorumPercent: number
  /** Votes for that make it pass at once whatever the others do; undefined when no number can any more. */
  readonly settlesAt: number | undefined
  readonly settlesAtPercent: number | undefined
}

/** Whether more votes can change the outcome, as the Ballots contract counts (contracts/ballots/Outcome.sol). */
export type Standing = "open" | "certain to pass" | "certain to fail"

export function barOf(tally: Tally): TallyBar {
  const percent = (votes: number) => (tally.supply === 0 ? 0 : (votes / tally.supply) * 100)
  const uncast = uncastOf(tally)
  const settlesAt = votesToSettle(tally)
  return {
    forPercent: percent(tally.forVotes),
    againstPercent: percent(tally.againstVotes),
    abstainPercent: percent(tally.abstainVotes),
    uncast,
    uncastPercent: percent(uncast),
    quorumPercent: tally.quorumBps / 100,
    settlesAt,
    settlesAtPercent: settlesAt === undefined ? undefined : percent(settlesAt),
  }
}

export function standingOf(tally: Tally, over: boolean): Standing {
  const rest = over ? 0 : uncastOf(tally)
  const approved = (votesFor: number, against: number) => votesFor * ALL_BPS >= tally.approvalBps * (votesFor + against)
  if (hasQuorum(tally) && tally.forVotes > 0 && approved(tally.forVotes, tally.againstVotes + rest)) {
    return "certain to pass"
  }
  if (rest === 0) return "certain to fail"
  return approved(tally.forVotes + rest, tally.againstVotes) ? "open" : "certain to fail"
}

/**
 * Votes for at which it passes early if nobody else changes: enough to outweigh all that are against or uncast, to make
 * the quorum and the number of voters (taking one vote a voter).
 */
export function votesToSettle(tally: Tally): number | undefined {
  const others = tally.againstVotes
  for (let votesFor = Math.max(1, tally.forVotes); votesFor <= tally.supply - others - tally.abstainVotes; votesFor++) {
    const more = votesFor - tally.forVotes
    const then = { ...tally, forVotes: votesFor, voters: tally.voters + more }
    if (standingOf(then, false) === "certain to pass") return votesFor
  }
  return undefined
}

function hasQuorum(tally: Tally): boolean {
  const cast = tally.forVotes + tally.againstVotes + tally.abstainVotes
  return cast * ALL_BPS >= tally.quorumBps * tally.supply && tally.voters >= tally.minVoters
}

function uncastOf(tally: Tally): number {
  return Math.max(0, tally.supply - tally.forVotes - tally.againstVotes - tally.abstainVotes)
}

/** What is still missing, in one sentence. */
export function missingWords(tally: Tally): string {
  const settlesAt = votesToSettle(tally)
  if (standingOf(tally, false) === "certain to pass") return "Enough for; it passes whatever the others do."
  if (settlesAt === undefined) return "Too many against; it cannot pass at once any more."
  const missing = settlesAt - tally.forVotes
  return `${missing} more for, and it passes at once.`
}

/** `3–1`, `3–1, 2 abstained`. */
export function scoreWords({ forVotes, againstVotes, abstainVotes }: Tally): string {
  const score = `${forVotes}–${againstVotes}`
  return abstainVotes === 0 ? score : `${score}, ${abstainVotes} abstained`
}
