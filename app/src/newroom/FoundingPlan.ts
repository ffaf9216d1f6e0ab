import { type CapabilitySet, capabilitySet } from "@openair/protocol/capabilities"
import type { BallotKind, Governor, RoomRules } from "@openair/protocol/matrix"

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

/** The names or accounts in a list, each once. */
export function linesOf(list: string): string[] {
  const lines = list
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
  return [...new Set(lines)]
}

const GUESTS: CapabilitySet = capabilitySet("JOIN", "CHAT", "CAPTION", "MICROPHONE", "CAMERA", "SCREEN")
const CREW: CapabilitySet = capabilitySet("INGEST", "DIRECT", "BROADCAST", "RECORD", "MODERATE", "PROGRAMME")
const JOIN = capabilitySet("JOIN")
const PROGRAMME = capabilitySet("PROGRAMME")

/** What the Constitutions contract would make of a plan, ready to be put into words. */
export function rulesOf(plan: FoundingPlan): RoomRules {
  const { kind } = plan
  if (kind === "LIBRE") {
    return {
      governor: { kind: "NOBODY" },
      hasGuardian: false,
      gates: [{ passers: "EVERYBODY", grants: GUESTS }],
      rules: [],
      broadcastPolicy: plan.broadcastPolicy === "ALWAYS" ? "ALWAYS" : "NEVER",
      hasSanctions: false,
      governorActs: false,
      delegable: 0,
      changeDelaySeconds: 0,
    }
  }
  const assembly = kind === "ASSEMBLY"
  const guestsMay = (assembly ? GUESTS | PROGRAMME : GUESTS) & (plan.openDoor ? ~JOIN : ~0)
  const crewMay = assembly ? CREW & ~PROGRAMME : CREW
  return {
    governor: governorOf(plan),
    hasGuardian: plan.guardian.trim() !== "",
    gates: [
      { passers: assembly ? "MEMBERS" : "ROSTER", grants: guestsMay },
      { passers: kind === "COUNCIL" ? "MEMBERS" : "ROSTER", grants: crewMay },
      ...(plan.openDoor ? [{ passers: "EVERYBODY", grants: JOIN } as const] : []),
    ],
    rules: ballotsOf(plan),
    broadcastPolicy: plan.broadcastPolicy,
    hasSanctions: true,
    governorActs: !assembly,
    delegable: GUESTS,
    changeDelaySeconds: assembly ? 0 : plan.changeDelaySeconds,
  }
}

function governorOf(plan: FoundingPlan): Governor {
  if (plan.kind === "DICTATOR") return { kind: "ACCOUNT" }
  if (plan.kind === "COUNCIL") {
    return { kind: "COUNCIL", threshold: plan.threshold, stewards: linesOf(plan.stewards).length }
  }
  const { votingDelaySeconds, votingPeriodSeconds, quorumPercent, timelockSeconds } = plan
  return { kind: "ASSEMBLY", votingDelaySeconds, votingPeriodSeconds, quorumPercent, timelockSeconds }
}

const URGENT: readonly BallotKind[] = ["SANCTION_IMPOSE", "SANCTION_LIFT", "BROADCAST_PAUSE"]
const UNHURRIED: readonly BallotKind[] = ["SLOT_APPROVE", "SLOT_CANCEL"]

function ballotsOf({ kind, urgentSeconds, unhurriedSeconds }: FoundingPlan): RoomRules["rules"] {
  if (kind === "DICTATOR") return []
  const voters =
    kind === "COUNCIL"
      ? { voters: "stewards", minVoters: 2, quorumBps: 5_000 }
      : { voters: "members", minVoters: 3, quorumBps: 2_500 }
  const rule = (votingSeconds: number) => (ballot: BallotKind) => ({
    kind: ballot,
    ...voters,
    votingSeconds,
    approvalBps: 5_001,
  })
  return [...URGENT.map(rule(urgentSeconds)), ...UNHURRIED.map(rule(unhurriedSeconds))]
}

const NAME_BYTES = 64
const URI_BYTES = 512

/** Why a plan cannot be founded yet, in words; undefined when it can, as far as this page knows. */
export function problemOf(plan: FoundingPlan): string | undefined {
  const bytes = (text: string) => new TextEncoder().encode(text).length
  const people = (list: string) => linesOf(list).length
  if (plan.name.trim() === "") return "The room needs a name."
  if (bytes(plan.name.trim()) > NAME_BYTES) return "The name is too long: at most 64 bytes, which is 64 plain letters."
  if (bytes(metadataOf(plan)) > URI_BYTES) return "What it is for is too long."
  const lists = [plan.crew, plan.guests, plan.stewards, plan.founders]
  if (lists.some((list) => people(list) > 50)) return "A list holds at most 50 people; the rest is admitted afterwards."
  if (plan.kind === "COUNCIL") {
    const stewards = people(plan.stewards)
    if (stewards < 2) return "A council needs at least two stewards."
    if (plan.threshold < 1 || plan.threshold > stewards)
      return `Of ${stewards} stewards, 1 to ${stewards} can be asked to agree.`
  }
  if (plan.kind === "ASSEMBLY" && people(plan.founders) < 3) return "An assembly needs at least three founders."
  return undefined
}

/** What a room says about itself, kept in the room itself: a data URI (RFC 2397), or nothing. */
export function metadataOf({ purpose }: FoundingPlan): string {
  const description = purpose.trim()
  return description === "" ? "" : `data:application/json,${encodeURIComponent(JSON.stringify({ description }))}`
}
