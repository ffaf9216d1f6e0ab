import { type CapabilitySet, capabilitySet } from "@openair/protocol/capabilities"
import type { BallotKind, Governor, RoomRules } from "@openair/protocol/matrix"
import { type FoundingPlan, linesOf } from "./FoundingPlan.ts"

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
