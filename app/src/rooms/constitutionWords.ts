import { capabilityNames } from "@openair/protocol/capabilities"
import type { RoomStory } from "../graph/index.ts"
import { doingWords } from "../rights/capabilityWords.ts"
import { durationWords } from "../time/words.ts"

type Gate = RoomStory["gates"][number]
type Rule = RoomStory["rules"][number]

/** When a room goes on air, as its policy says. */
export function policyWords(policy: RoomStory["broadcastPolicy"], paused: boolean): string {
  if (paused) return "Its broadcast is paused: nothing leaves the room until that is undone."
  switch (policy) {
    case "NEVER":
      return "It never goes on air. Nothing leaves the room."
    case "BY_HAND":
      return "It goes on air when somebody with the right to do so puts it on."
    case "PROGRAMME":
      return "It goes on air by itself in the slots its members voted in, and only then."
    case "ALWAYS":
      return "It is on air whenever somebody is in it."
  }
}

/** Whom a gate lets through. */
export function gateWords(kind: Gate["kind"]): string {
  switch (kind) {
    case "OPEN":
      return "Everybody"
    case "MEMBERS":
      return "Members of the community"
    case "ROSTER":
      return "Those on a list"
    case "OTHER":
      return "Whom a contract of its own lets through"
  }
}

/** `go in and listen, speak, turn your camera on`. */
export function grantWords(grants: number): string {
  return capabilityNames(grants)
    .map((name) => doingWords(name).replace("your ", "their "))
    .join(", ")
}

const DECISIONS: Record<Rule["callKind"], string> = {
  SANCTION_IMPOSE: "To take the floor from somebody for a while",
  SANCTION_LIFT: "To give it back early",
  SLOT_APPROVE: "To put a slot on the programme",
  SLOT_CANCEL: "To take a slot off the programme",
  BROADCAST_PAUSE: "To take the room off air",
  ORDER_RATIFY: "To confirm a moderator's order",
  ORDER_OVERTURN: "To overturn a moderator's order",
  APPEAL_DECIDE: "To decide an appeal",
  CONSEQUENCES_SET: "To say what overturned orders cost a moderator",
  SERIES_APPROVE: "To put a series on the programme",
  SERIES_CANCEL: "To take a series off the programme",
  ROUND_OPEN: "To open a call for the programme",
  ROUND_CANCEL: "To call such a call off",
  RECORDING_RELEASE: "To release a recording",
  RECORDING_WITHHOLD: "To take a release back",
  RECORDING_EXPUNGE: "To close parts of a recording for good",
  RELEASE_POLICY_SET: "To set when recordings are released by themselves",
  OTHER: "To make another call",
}

/** What a ballot can decide here. */
export function decisionWords(kind: Rule["callKind"]): string {
  return DECISIONS[kind]
}

/** What such a ballot takes: `3 minutes; 25% must take part, at least 2 people; 50.01% of them for`. */
export function ruleWords(rule: Pick<Rule, "votingSeconds" | "quorumBps" | "minVoters" | "approvalBps">): string {
  const people = rule.minVoters > 1 ? `, at least ${rule.minVoters} people` : ""
  return `Up to ${durationWords(rule.votingSeconds)} to vote, less when no further vote can change it. ${rule.quorumBps / 100}% must take part${people}, and ${rule.approvalBps / 100}% of those for or against must be for it.`
}
