import { CAPABILITIES, type Capability, type CapabilitySet, capabilityNames, hasCapability } from "./capabilities.ts"
import { durationWords } from "./duration.ts"

/** Who owns a room's rules. Periods in seconds, shares in percent. */
export type Governor =
  | { readonly kind: "ACCOUNT" }
  | { readonly kind: "COUNCIL"; readonly threshold: number; readonly stewards: number }
  | {
      readonly kind: "ASSEMBLY"
      readonly votingDelaySeconds: number
      readonly votingPeriodSeconds: number
      readonly quorumPercent: number
      readonly timelockSeconds: number
    }
  /** The caretaker of libre rooms, which can do nothing. */
  | { readonly kind: "NOBODY" }
  /** A contract of which nothing is known, a Safe for instance. */
  | { readonly kind: "CONTRACT" }

/** Whom a gate lets through. */
export type Passers = "EVERYBODY" | "MEMBERS" | "ROSTER" | "OTHER"

/** Calls a ballot can make of a room. */
export type BallotKind =
  | "SANCTION_IMPOSE"
  | "SANCTION_LIFT"
  | "SLOT_APPROVE"
  | "SLOT_CANCEL"
  | "BROADCAST_PAUSE"
  | "OTHER"

/** What a room is made of, as far as it decides who may do what: planned, or as it stands. */
export interface RoomRules {
  readonly governor: Governor
  readonly hasGuardian: boolean
  readonly gates: readonly { readonly passers: Passers; readonly grants: CapabilitySet }[]
  readonly rules: readonly {
    readonly kind: BallotKind
    /** Who votes, as one says it: "members", "stewards". */
    readonly voters: string
    readonly votingSeconds: number
    readonly minVoters: number
    readonly quorumBps: number
    readonly approvalBps: number
  }[]
  readonly broadcastPolicy: "NEVER" | "BY_HAND" | "PROGRAMME" | "ALWAYS"
  readonly hasSanctions: boolean
  readonly governorActs: boolean
  /** Capabilities a moderator may hand on for a while. */
  readonly delegable: CapabilitySet
  readonly changeDelaySeconds: number
}

/** One line of the matrix: `what` may be done by `who`, which `decidedBy` decides, and it takes `takes`. Plain text. */
export interface MatrixRow {
  readonly what: string
  readonly who: string
  readonly decidedBy: string
  readonly takes: string
}

const AT_ONCE = "at once"
const NEVER = "never"
const NOBODY = "Nobody"

const DOING: Record<Capability, string> = {
  JOIN: "come in and listen",
  MICROPHONE: "speak",
  CAMERA: "show themselves",
  SCREEN: "share a screen",
  CHAT: "write in the chat",
  CAPTION: "write captions",
  INGEST: "feed a programme in",
  DIRECT: "direct the picture",
  BROADCAST: "put the room on air by hand",
  RECORD: "record",
  MODERATE: "moderate",
  PROGRAMME: "propose slots",
}

/** A room's constitution in plain words: who may do what, decided by whom, and how long that takes. */
export function matrixOf(room: RoomRules): MatrixRow[] {
  return [...rights(room), ...moderation(room), ...programme(room), ...constitution(room)]
}

/** A row a gate, and one for what nobody may. */
function rights(room: RoomRules): MatrixRow[] {
  const rows = room.gates.map(({ passers, grants }) => ({
    what: sentence(capabilityNames(grants).map((name) => DOING[name])),
    who: passersWords(passers),
    ...passersDecided(passers, room),
  }))
  const granted = room.gates.reduce((all, { grants }) => all | grants, 0)
  const missing = CAPABILITIES.filter((name) => !hasCapability(granted, name) && isPossible(name, room))
  if (missing.length === 0) return rows
  const decided = { decidedBy: governorWords(room.governor), takes: wideningTakes(room) }
  return [...rows, { what: sentence(missing.map((name) => DOING[name])), who: NOBODY, ...decided }]
}

/** What has no meaning in this room is not missing from it. */
function isPossible(name: Capability, { broadcastPolicy }: RoomRules): boolean {
  return name !== "BROADCAST" || broadcastPolicy === "BY_HAND"
}

function passersWords(passers: Passers): string {
  switch (passers) {
    case "EVERYBODY":
      return "Everybody"
    case "MEMBERS":
      return "Members"
    case "ROSTER":
      return "Those on a list"
    case "OTHER":
      return "Whom a contract of its own lets through"
  }
}

function passersDecided(passers: Passers, room: RoomRules): Pick<MatrixRow, "decidedBy" | "takes"> {
  if (passers === "EVERYBODY") return { decidedBy: "Nobody needs to", takes: AT_ONCE }
  if (passers === "OTHER") return { decidedBy: "That contract", takes: "as it says" }
  return { decidedBy: governorWords(room.governor), takes: governorTakes(room.governor) }
}

function moderation(room: RoomRules): MatrixRow[] {
  if (!room.hasSanctions) {
    return [
      { what: "Silence somebody", who: NOBODY, decidedBy: "Each listener, for their own ears alone", takes: AT_ONCE },
    ]
  }
  const moderators = room.gates.filter(({ grants }) => hasCapability(grants, "MODERATE"))
  const by = moderators.map(({ passers }) => passersWords(passers)).join(", ") || NOBODY
  const orders: MatrixRow[] = [
    {
      what: "Silence somebody for up to a day",
      who: `Moderators: ${lower(by)}`,
      decidedBy: "Each of them",
      takes: AT_ONCE,
    },
  ]
  const handOn = capabilityNames(room.delegable).map((name) => DOING[name])
  if (handOn.length > 0) {
    orders.push({
      what: `Let a guest ${list(handOn)} for a while`,
      who: `Moderators: ${lower(by)}`,
      decidedBy: "Each of them",
      takes: AT_ONCE,
    })
  }
  return [
    ...(moderators.length > 0 ? orders : []),
    ...decision("Take rights from somebody until a time", "SANCTION_IMPOSE", room),
    ...decision("Give them back early", "SANCTION_LIFT", room),
  ]
}

function programme(room: RoomRules): MatrixRow[] {
  switch (room.broadcastPolicy) {
    case "NEVER":
      return [{ ...widening(room), what: "Put the room on air", who: NOBODY }]
    case "BY_HAND":
    case "ALWAYS": {
      const what = room.broadcastPolicy === "ALWAYS" ? "Always on air; take it off" : "Take the room off air"
      return decision(what, "BROADCAST_PAUSE", room)
    }
    case "PROGRAMME":
      return [
        ...decision("Put a slot on the programme", "SLOT_APPROVE", room),
        ...decision("Take a slot off the programme", "SLOT_CANCEL", room),
        ...decision("Take the room off air", "BROADCAST_PAUSE", room),
      ]
  }
}

/** What can be done by ballot, by an acting governor, or by nobody. A slot's proposer can always cancel it. */
function decision(what: string, kind: BallotKind, room: RoomRules): MatrixRow[] {
  const rows: MatrixRow[] = room.rules
    .filter((rule) => rule.kind === kind)
    .map((rule) => ({
      what,
      who: capital(rule.voters),
      decidedBy: `Ballot: ${share(rule.quorumBps)} take part, at least ${rule.minVoters}; ${share(rule.approvalBps)} of them for it`,
      takes: `up to ${durationWords(rule.votingSeconds)}, less when no further vote can change it`,
    }))
  const anyway = kind === "BROADCAST_PAUSE" && room.governor.kind !== "NOBODY"
  if (room.governorActs || anyway) {
    const governor = governorWords(room.governor)
    rows.push({ what, who: governor, decidedBy: governor, takes: governorTakes(room.governor) })
  }
  if (kind === "BROADCAST_PAUSE" && room.hasGuardian) {
    rows.push({ what, who: "The guardian", decidedBy: "The guardian", takes: AT_ONCE })
  }
  return rows.length > 0 ? rows : [{ what, who: NOBODY, decidedBy: NOBODY, takes: NEVER }]
}

function constitution(room: RoomRules): MatrixRow[] {
  const narrow: MatrixRow = {
    what: "Take a right from everybody, drop a ballot's rule, close the room for good",
    ...by(room.governor, governorTakes(room.governor)),
  }
  const veto = room.hasGuardian && room.changeDelaySeconds > 0 && room.governor.kind !== "NOBODY"
  return [
    narrow,
    { what: "Open a gate, change rules, relays or the governor", ...widening(room) },
    ...(veto
      ? [
          {
            what: "Veto such a change while it waits",
            who: "The guardian",
            decidedBy: "The guardian",
            takes: `within ${durationWords(room.changeDelaySeconds)}`,
          },
        ]
      : []),
  ]
}

function widening(room: RoomRules): Pick<MatrixRow, "who" | "decidedBy" | "takes"> {
  return by(room.governor, wideningTakes(room))
}

function by(governor: Governor, takes: string): Pick<MatrixRow, "who" | "decidedBy" | "takes"> {
  if (governor.kind === "NOBODY") return { who: NOBODY, decidedBy: NOBODY, takes: NEVER }
  return { who: governorWords(governor), decidedBy: governorWords(governor), takes }
}

function governorWords(governor: Governor): string {
  switch (governor.kind) {
    case "ACCOUNT":
      return "The governor, one account"
    case "COUNCIL":
      return `The council: ${governor.threshold} of ${governor.stewards} stewards`
    case "ASSEMBLY":
      return `The assembly: a vote of all members, of whom ${governor.quorumPercent}% take part`
    case "NOBODY":
      return NOBODY
    case "CONTRACT":
      return "The governor, a contract"
  }
}

/** How long a governor needs for what it may do at once. */
function governorTakes(governor: Governor): string {
  switch (governor.kind) {
    case "ACCOUNT":
      return AT_ONCE
    case "COUNCIL":
      return `as soon as ${governor.threshold} agree`
    case "ASSEMBLY":
      return durationWords(assemblySeconds(governor))
    case "NOBODY":
      return NEVER
    case "CONTRACT":
      return "as that contract says"
  }
}

/** The same, and the room's own delay. */
function wideningTakes({ governor, changeDelaySeconds }: RoomRules): string {
  if (governor.kind === "NOBODY" || changeDelaySeconds === 0) return governorTakes(governor)
  const delay = durationWords(changeDelaySeconds)
  if (governor.kind === "ACCOUNT") return delay
  if (governor.kind === "ASSEMBLY") return durationWords(assemblySeconds(governor) + changeDelaySeconds)
  return `${governorTakes(governor)}, then ${delay}`
}

function assemblySeconds(governor: Extract<Governor, { kind: "ASSEMBLY" }>): number {
  return governor.votingDelaySeconds + governor.votingPeriodSeconds + governor.timelockSeconds
}

/** `2500` → `25%`, `5001` → `more than half`. */
function share(bps: number): string {
  if (bps === 5_001) return "more than half"
  if (bps === 6_667) return "two thirds"
  return `${bps / 100}%`
}

function sentence(doings: readonly string[]): string {
  return capital(list(doings))
}

function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function lower(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}
