import type { Ballot, Case, RoomStory } from "../graph/index.ts"

/** What the members may be asked about a case. */
export type Judgement = "ORDER_RATIFY" | "ORDER_OVERTURN" | "APPEAL_DECIDE"

/** Sanctions.CASE_OPEN_SECONDS: how long after its end a case can still be judged. */
const CASE_OPEN_SECONDS = 30 * 86_400

export interface Judgements {
  /** Ballots on the case that are not settled, oldest first. */
  readonly open: readonly Ballot[]
  /** What a ballot can still be called on. */
  readonly may: readonly Judgement[]
}

/** How a case is being judged, and how it still can be: by the rules of its room and by what became of it. Times in Unix seconds. */
export function judgementsOf(
  one: Case,
  { ballots, rules, now }: { ballots: readonly Ballot[]; rules: RoomStory["rules"]; now: number },
): Judgements {
  const open = ballots.filter(({ call, status }) => status === "OPEN" && call.case?.id === one.id).toReversed()
  const isClosed = one.caseId === null || now > one.until + CASE_OPEN_SECONDS
  const may = isClosed
    ? []
    : JUDGEMENTS.filter(
        (judgement) =>
          rules.some(({ callKind }) => callKind === judgement) &&
          isDue(judgement, one) &&
          // Of one kind one at a time: what the first decides, a second cannot decide again.
          !open.some(({ call }) => call.kind === judgement),
      )
  return { open, may }
}

const JUDGEMENTS: readonly Judgement[] = ["ORDER_RATIFY", "ORDER_OVERTURN", "APPEAL_DECIDE"]

function isDue(judgement: Judgement, { orderStatus, appealOutcome }: Case): boolean {
  switch (judgement) {
    case "ORDER_RATIFY":
      return orderStatus === "RECORDED"
    case "ORDER_OVERTURN":
      return orderStatus === "RECORDED" || orderStatus === "WITHDRAWN"
    case "APPEAL_DECIDE":
      return appealOutcome === null && orderStatus !== "OVERTURNED"
  }
}

/** Whom a case is about and who brought it about: they may call a ballot on it, and do not vote. */
export function partiesOf({ subject, author }: Pick<Case, "subject" | "author">): string[] {
  return [...new Set([subject, ...(author === null ? [] : [author])])]
}
