import { type Capability, capabilityNames } from "@openair/protocol/capabilities"
import type { CallToSay } from "../story/shapes.ts"
import { durationWords } from "../time/words.ts"

/** What a capability is called when it is taken away or given back. */
const THINGS: Record<Capability, string> = {
  JOIN: "being in the room",
  MICROPHONE: "microphone",
  CAMERA: "camera",
  SCREEN: "screen",
  CHAT: "chat",
  CAPTION: "captions",
  INGEST: "feeding a programme in",
  DIRECT: "the desk",
  BROADCAST: "going on air by hand",
  RECORD: "recording",
  MODERATE: "moderation",
  PROGRAMME: "proposing slots",
}

/** A call in plain words: a headline that says what happens to whom, and the small print. */
export interface CallWords {
  readonly headline: string
  readonly detail: string
  /** What a vote for and a vote against would be called. */
  readonly yes: string
  readonly no: string
}

/** `microphone, camera, screen`. */
export function capabilityThings(capabilities: number): string {
  return capabilityNames(capabilities)
    .map((name) => THINGS[name])
    .join(", ")
}

/**
 * @param nameOf the ENS name or short account of a person
 */
export function callWords(call: CallToSay, nameOf: (account: string) => string): CallWords {
  const about = call.subject ?? call.case?.subject ?? null
  const who = about === null ? "somebody" : nameOf(about)
  const things = call.capabilities === null ? "" : capabilityThings(call.capabilities)
  const slot = call.slot?.title ?? (call.slot === null ? "a slot" : "an untitled slot")
  switch (call.kind) {
    case "SANCTION_IMPOSE": {
      const verb = verbFor(call.capabilities ?? 0)
      const forHowLong = call.seconds === null ? "" : `for ${durationWords(call.seconds)}`
      return {
        headline: `${verb} ${who}`,
        detail: [things, forHowLong].filter(Boolean).join(", "),
        yes: `Yes, ${verb.toLowerCase()} ${who}`,
        no: "No, leave them be",
      }
    }
    case "SANCTION_LIFT":
      return {
        headline: `Give back to ${who}`,
        detail: `${things}, at once`,
        yes: "Yes, give it back",
        no: "No, let it run its time",
      }
    case "SLOT_APPROVE":
      return { headline: `Put “${slot}” on the programme`, detail: "", yes: "Yes, put it on", no: "No, leave it out" }
    case "SLOT_CANCEL":
      return { headline: `Take “${slot}” off the programme`, detail: "", yes: "Yes, take it off", no: "No, keep it" }
    case "BROADCAST_PAUSE":
      return { headline: "Take the room off air", detail: "", yes: "Yes, off air", no: "No, stay on air" }
    case "ORDER_RATIFY":
      return plain(`Confirm the order against ${who}`, "Yes, it was right", "No, do not confirm it")
    case "ORDER_OVERTURN":
      return plain(`Overturn the order against ${who}`, "Yes, it was wrong", "No, let it stand")
    case "APPEAL_DECIDE":
      return appealWords(call, who)
    case "CONSEQUENCES_SET":
      return plain("Change what overturned orders cost a moderator", "Yes, change it", "No, leave it")
    case "SERIES_APPROVE":
      return plain("Put a series on the programme", "Yes, put it on", "No, leave it out")
    case "SERIES_CANCEL":
      return plain("Take a series off the programme", "Yes, take it off", "No, keep it")
    case "ROUND_OPEN":
      return plain("Open a call for the programme", "Yes, open it", "No")
    case "ROUND_CANCEL":
      return plain("Call off an open call", "Yes, call it off", "No, let it go on")
    case "RECORDING_RELEASE":
      return plain("Release a recording", "Yes, release it", "No, keep it sealed")
    case "RECORDING_WITHHOLD":
      return plain("Take the release of a recording back", "Yes, withhold it", "No, leave it released")
    case "RECORDING_EXPUNGE":
      return plain("Close parts of a recording for good", "Yes, close them", "No, keep them")
    case "RELEASE_POLICY_SET":
      return plain("Change when recordings are released by themselves", "Yes, change it", "No, leave it")
    case "OTHER":
      return { headline: "Make a call this page cannot read", detail: "", yes: "Yes", no: "No" }
  }
}

function appealWords({ outcome, seconds }: CallToSay, who: string): CallWords {
  const no = "No, leave it as it is"
  const length = durationWords(seconds ?? 0)
  switch (outcome) {
    case "LIFT":
      return {
        headline: `Grant the appeal of ${who}`,
        detail: "what was taken is given back at once",
        yes: "Yes, lift it",
        no,
      }
    case "SHORTEN":
      return {
        headline: `Grant the appeal of ${who} in part`,
        detail: `shortened to ${length} in all`,
        yes: "Yes, shorten it",
        no,
      }
    case "UPHOLD":
      return { headline: `Dismiss the appeal of ${who}`, detail: "it runs its time", yes: "Yes, dismiss it", no }
    case null:
      return plain(`Decide the appeal of ${who}`, "Yes, decide so", no)
  }
}

function plain(headline: string, yes: string, no: string): CallWords {
  return { headline, detail: "", yes, no }
}

function verbFor(capabilities: number): string {
  const names = capabilityNames(capabilities)
  if (names.includes("JOIN")) return "Remove"
  return names.includes("MICROPHONE") ? "Silence" : "Restrict"
}

/** The headline and its small print in one line: `Silence bob.eth: microphone, camera, screen, for 1 minute`. */
export function callSentence(words: CallWords): string {
  return words.detail === "" ? words.headline : `${words.headline}: ${words.detail}`
}
