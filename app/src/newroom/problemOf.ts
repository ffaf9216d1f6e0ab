import { durationWords } from "../time/words.ts"
import { type ConstitutionKind, type FoundingPlan, LISTS_OF, linesOf, metadataOf } from "./FoundingPlan.ts"

const NAME_BYTES = 64
const URI_BYTES = 512
const MOST_PEOPLE = 50
const FEWEST = { stewards: 2, founders: 3 } as const
const NOBODY = /^0x0{40}$/i

const HOUR = 3_600
const DAY = 24 * HOUR
/** As long as the contracts can write down. */
const UINT32 = 2 ** 32 - 1
const UINT48 = 2 ** 48 - 1

interface Bound {
  readonly field: NumberField
  readonly name: string
  /** Both included; seconds unless `unit` says otherwise. */
  readonly from: number
  readonly to: number
  readonly unit?: "percent"
}
type NumberField = { [K in keyof FoundingPlan]: FoundingPlan[K] extends number ? K : never }[keyof FoundingPlan]

const DELAY: Bound = { field: "changeDelaySeconds", name: "Changes that widen the room wait", from: 0, to: 30 * DAY }
const BALLOTS: readonly Bound[] = [
  { field: "urgentSeconds", name: "Urgent ballots last", from: 30, to: 30 * DAY },
  { field: "unhurriedSeconds", name: "Ballots on the programme last", from: 30, to: 30 * DAY },
  { field: "weightySeconds", name: "Ballots on what cannot be undone last", from: 30, to: 30 * DAY },
]
/** What the contracts take; a quorum of nothing they would take as well. */
const BOUNDS: Record<ConstitutionKind, readonly Bound[]> = {
  DICTATOR: [DELAY],
  COUNCIL: [DELAY, ...BALLOTS],
  ASSEMBLY: [
    ...BALLOTS,
    { field: "votingDelaySeconds", name: "The time to read a proposal is", from: 0, to: UINT48 },
    { field: "votingPeriodSeconds", name: "The time to vote on a proposal is", from: 1, to: UINT32 },
    { field: "timelockSeconds", name: "Passed proposals wait", from: HOUR, to: 30 * DAY },
    { field: "stewardsForSeconds", name: "First stewards stay", from: 0, to: UINT48 },
    { field: "quorumPercent", name: "Of the members, those who must vote are", from: 1, to: 100, unit: "percent" },
  ],
  LIBRE: [],
}

/**
 * Why a plan cannot be founded, in words; undefined when it can. As far as names are typed instead of accounts, only what they
 * stand for decides in the end: ask again once they are resolved.
 */
export function problemOf(plan: FoundingPlan): string | undefined {
  return textProblem(plan) ?? peopleProblem(plan) ?? numberProblem(plan)
}

function textProblem(plan: FoundingPlan): string | undefined {
  const bytes = (text: string) => new TextEncoder().encode(text).length
  if (plan.name.trim() === "") return "The room needs a name."
  if (bytes(plan.name.trim()) > NAME_BYTES) return "The name is too long: at most 64 bytes, which is 64 plain letters."
  if (bytes(metadataOf(plan)) > URI_BYTES) return "What it is for is too long."
  return undefined
}

function peopleProblem(plan: FoundingPlan): string | undefined {
  const { kind } = plan
  if (kind === "LIBRE") return undefined
  const guardians = linesOf(plan.guardian)
  const lists = LISTS_OF[kind].map((list) => linesOf(plan[list]))
  if (guardians.length > 1) return "A room has one guardian."
  if ([...guardians, ...lists.flat()].some((person) => NOBODY.test(person))) return "The zero account is nobody."
  if (lists.some((people) => people.length > MOST_PEOPLE)) {
    return `A list holds at most ${MOST_PEOPLE} people; the rest is admitted afterwards.`
  }
  if (kind === "ASSEMBLY" && linesOf(plan.founders).length < FEWEST.founders) {
    return "An assembly needs at least three founders."
  }
  if (kind !== "COUNCIL") return undefined
  const stewards = linesOf(plan.stewards).length
  if (stewards < FEWEST.stewards) return "A council needs at least two stewards."
  const isPossible = Number.isInteger(plan.threshold) && plan.threshold >= 1 && plan.threshold <= stewards
  return isPossible ? undefined : `Of ${stewards} stewards, 1 to ${stewards} can be asked to agree.`
}

function numberProblem(plan: FoundingPlan): string | undefined {
  const wrong = BOUNDS[plan.kind].find(({ field, from, to }) => {
    return !Number.isInteger(plan[field]) || plan[field] < from || plan[field] > to
  })
  if (wrong === undefined) return undefined
  const { name, from, to, unit } = wrong
  if (unit === "percent") return `${name} ${from} to ${to} of a hundred.`
  const atLeast = `${name} at least ${durationWords(from)}`
  return to >= UINT32 ? `${atLeast}.` : `${atLeast} and at most ${durationWords(to)}.`
}
