import type { RoomRules } from "@openair/protocol/matrix"

export const KINDS = ["DICTATOR", "COUNCIL", "ASSEMBLY", "LIBRE"] as const
export type ConstitutionKind = (typeof KINDS)[number]

/** A room as somebody wants to found it. People are names or accounts, one a line, as typed; all periods in seconds. */
export interface FoundingPlan {
  readonly kind: ConstitutionKind
  readonly name: string
  /** In a sentence; may stay empty. */
  readonly purpose: string
  readonly broadcastPolicy: RoomRules["broadcastPolicy"]
  /** Whether everybody may come in and listen. */
  readonly openDoor: boolean
  /** May veto changes while they wait, and take the room off air; empty for nobody. */
  readonly guardian: string
  /** Dictator: who moderates, directs and proposes besides the founder. */
  readonly crew: string
  /** Dictator and council: who speaks besides the crew. */
  readonly guests: string
  /** Council: who decides. Assembly: who moderates and directs at first. */
  readonly stewards: string
  /** Assembly: the first members. */
  readonly founders: string
  /** Council: how many stewards must agree. */
  readonly threshold: number
  /** Dictator and council: how long what widens the room waits. */
  readonly changeDelaySeconds: number
  readonly urgentSeconds: number
  readonly unhurriedSeconds: number
  readonly weightySeconds: number
  /** Assembly: for how long the first stewards stay. */
  readonly stewardsForSeconds: number
  readonly votingDelaySeconds: number
  readonly votingPeriodSeconds: number
  readonly quorumPercent: number
  readonly timelockSeconds: number
}

const HOUR = 3_600
const DAY = 24 * HOUR

/** What docs/govern.md advises to begin with. */
export const FIRST_PLAN: FoundingPlan = {
  kind: "ASSEMBLY",
  name: "",
  purpose: "",
  broadcastPolicy: "PROGRAMME",
  openDoor: true,
  guardian: "",
  crew: "",
  guests: "",
  stewards: "",
  founders: "",
  threshold: 2,
  changeDelaySeconds: DAY,
  urgentSeconds: 180,
  unhurriedSeconds: DAY,
  weightySeconds: 3 * DAY,
  stewardsForSeconds: 90 * DAY,
  votingDelaySeconds: DAY,
  votingPeriodSeconds: 3 * DAY,
  quorumPercent: 40,
  timelockSeconds: 2 * DAY,
}

/** The names or accounts in a list, each once, however they are capitalised. */
export function linesOf(list: string): string[] {
  const lines = list
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
  return [...new Map(lines.map((line) => [line.toLowerCase(), line])).values()]
}

/** The lists of people that a constitution begins with. */
export const LISTS_OF = {
  DICTATOR: ["crew", "guests"],
  COUNCIL: ["stewards", "guests"],
  ASSEMBLY: ["founders", "stewards"],
  LIBRE: [],
} as const satisfies Record<ConstitutionKind, readonly (keyof FoundingPlan)[]>

/** What a room says about itself, kept in the room itself: a data URI (RFC 2397), or nothing. */
export function metadataOf({ purpose }: FoundingPlan): string {
  const description = purpose.trim()
  return description === "" ? "" : `data:application/json,${encodeURIComponent(JSON.stringify({ description }))}`
}
