import { capabilityThings } from "../ballots/callWords.ts"
import type { Case } from "../graph/index.ts"
import { clockTime, countdown } from "../time/words.ts"

type Step = Case["steps"][number]
type NameOf = (account: string) => string

/** What was taken from whom, and by whom as far as one person did. */
export function caseHeadline({ kind, denies, subject, author }: Case, name: NameOf): string {
  const things = capabilityThings(denies)
  if (kind === "STRIKES") return `${name(subject)} lost ${things} over overturned orders`
  if (kind === "ORDER" && author !== null) return `${name(author)} took ${things} from ${name(subject)}`
  return `${name(subject)} lost ${things}`
}

/** Where a case stands, in a word or two. `now` in Unix seconds. */
export function caseState({ orderStatus, appealOutcome, liftedAt, until }: Case, now: number): string {
  if (orderStatus === "OVERTURNED") return "Overturned"
  if (orderStatus === "WITHDRAWN") return "Taken back"
  if (appealOutcome === "LIFT") return "Lifted on appeal"
  if (liftedAt !== null) return "Given back"
  const standing = until > now ? "In force" : "Over"
  if (appealOutcome === "SHORTEN") return `${standing}, shortened on appeal`
  if (appealOutcome === "UPHOLD") return `${standing}, upheld on appeal`
  return orderStatus === "RATIFIED" ? `${standing}, confirmed` : standing
}

/** What became of a case, as a headline; undefined for what is told elsewhere. */
export function stepHeadline({ kind }: Step, { subject, author }: Case, name: NameOf): string | undefined {
  const who = name(subject)
  switch (kind) {
    case "OPENED":
    case "RESTORED":
      return undefined
    case "WITHDRAWN":
      return `${author === null ? "Its moderator" : name(author)} took the order against ${who} back`
    case "RATIFIED":
      return `The order against ${who} was confirmed`
    case "OVERTURNED":
      return `The order against ${who} was overturned`
    case "APPEAL_UPHELD":
      return `The appeal of ${who} was dismissed`
    case "APPEAL_SHORTENED":
      return `The appeal of ${who} was granted in part`
    case "APPEAL_LIFTED":
      return `The appeal of ${who} was granted`
  }
}

/** What a step means for those it concerns. */
export function stepDetail({ kind, until }: Step, { subject, author }: Case, name: NameOf): string {
  switch (kind) {
    case "OPENED":
    case "RESTORED":
      return ""
    case "WITHDRAWN":
      return "It ended at once."
    case "RATIFIED":
      return `It can no longer be overturned, and does not count towards what orders may take of ${name(subject)}’s week.`
    case "OVERTURNED":
      return `It ended at once, and is a strike against ${author === null ? "its moderator" : name(author)}.`
    case "APPEAL_UPHELD":
      return `It ends as it was to, at ${clockTime(until, true)}.`
    case "APPEAL_SHORTENED":
      return `It now ends at ${clockTime(until, true)}.`
    case "APPEAL_LIFTED":
      return "What was taken was given back at once."
  }
}

/** When something ends, or ended by itself. */
export function endWords(until: number, now: number): string {
  return until > now
    ? `Until ${clockTime(until, true)}, ${countdown(until - now)} left.`
    : `It ended by itself at ${clockTime(until, true)}.`
}
