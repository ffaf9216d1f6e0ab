import { capabilitySet } from "@openair/protocol/capabilities"
import type { Measure } from "@openair/protocol/moderation"
import type { Ballot, Case } from "../graph/index.ts"

export const SANCTIONS: `0x${string}` = `0x${"5a".repeat(20)}`
export const bob = `0x${"b0".repeat(20)}` as const
export const alice = `0x${"a1".repeat(20)}` as const
export const hash = (n: number) => `0x${String(n).repeat(64)}` as const

export const measure: Measure = {
  id: hash(1),
  kind: "order",
  room: "1",
  subject: { account: bob, name: null },
  moderator: { account: alice, name: "alice.eth" },
  capabilities: capabilitySet("MICROPHONE"),
  reason: "shouting",
  issuedAt: 100,
  expiresAt: 160,
  state: "held",
  transaction: null,
  problem: null,
}

/** A ballot took bob’s microphone at 300; it was given back at 400. */
export const sanction: Case = {
  id: "case",
  kind: "SANCTION",
  caseId: hash(3),
  recordedAt: 300,
  firstUntil: 900,
  author: alice,
  orderStatus: null,
  appealOutcome: null,
  appealedAt: null,
  steps: [],
  room: "1",
  roomName: "townhall",
  subject: bob,
  denies: capabilitySet("MICROPHONE"),
  standing: 0,
  imposedAt: 300,
  until: 900,
  by: alice,
  ballot: hash(2),
  ballotDescription: null,
  reasonHash: null,
  liftedAt: 400,
  lifts: [{ id: "lift", restores: capabilitySet("MICROPHONE"), liftedAt: 400, by: alice, ballot: null }],
}

export const ballot = (kind: Ballot["call"]["kind"], target: `0x${string}`, openedAt: number): Ballot => ({
  id: hash(openedAt % 10),
  room: "1",
  roomName: "townhall",
  proposer: alice,
  description: "",
  status: "EXECUTED",
  call: {
    kind,
    ...{ subject: bob, capabilities: null, seconds: null, reasonHash: null, slot: null },
    ...{ series: null, case: null, outcome: null, round: null, recording: null },
  },
  parties: [],
  target,
  selector: "0x00000000",
  callData: "0x",
  callHash: hash(4),
  electorate: null,
  snapshot: null,
  supply: 5,
  opensAt: openedAt,
  closesAt: openedAt + 60,
  executeBy: openedAt + 120,
  minVoters: 1,
  quorumBps: 0,
  approvalBps: 5_001,
  extended: false,
  forVotes: 3,
  againstVotes: 0,
  abstainVotes: 0,
  voters: 3,
  openedAt,
  settledAt: openedAt + 30,
  settledEarly: true,
  settledTransaction: null,
})
