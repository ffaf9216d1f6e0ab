import { type Address, type ContractFunctionArgs, toFunctionSelector, zeroAddress } from "viem"
import type { roomsAbi } from "../../protocol/src/abi/index.ts"
import { capabilitySet } from "../../protocol/src/capabilities.ts"
import type { Deployment } from "../../protocol/src/deployment.ts"
import { DEPLOYER_INDEX, demoAccount, localAccount, RELAY_SIGNER_INDEX } from "../deploy/people.ts"

export type RoomConfig = ContractFunctionArgs<typeof roomsAbi, "nonpayable", "createRoom">[0]

/** BroadcastPolicy of the Rooms contract. */
const POLICY = { never: 0, byHand: 1, programme: 2, always: 3 } as const

export const SELECTORS = {
  impose: toFunctionSelector("impose(uint256,address,uint32,uint32,bytes32)"),
  lift: toFunctionSelector("lift(uint256,address,uint32,bytes32)"),
  ratify: toFunctionSelector("ratify(uint256,bytes32)"),
  overturn: toFunctionSelector("overturn(uint256,bytes32,bytes32)"),
  decideAppeal: toFunctionSelector("decideAppeal(uint256,bytes32,uint8,uint32)"),
  setConsequences: toFunctionSelector("setConsequences(uint256,uint8,uint32,uint32)"),
  approve: toFunctionSelector("approve(uint256,uint256)"),
  cancel: toFunctionSelector("cancel(uint256,uint256)"),
  pauseBroadcast: toFunctionSelector("pauseBroadcast(uint256)"),
} as const

export interface VotingPeriods {
  /** For sanctions and what else cannot wait, ≥ 30 s. */
  readonly votingSeconds: number
  /** For the programme, ≥ 30 s. */
  readonly programmeVotingSeconds: number
}

const SPEAKING = capabilitySet("MICROPHONE", "CAMERA", "SCREEN")
const STEWARDING = capabilitySet("MODERATE", "PROGRAMME", "DIRECT", "CAPTION", "INGEST", "BROADCAST", "RECORD")
const DAY_SECONDS = 86_400
/** Of eight members five must be for it: more than half of all settles at once. */
const APPROVAL_BPS = 5_001
const QUORUM_BPS = 2_500

/** An assembly: members join, speak and vote; stewards propose; what is approved airs. */
export function townhall(deployment: Deployment, periods: VotingPeriods): RoomConfig {
  const { memberGate, rosterGate, sanctions, programme, rooms } = deployment.contracts
  const urgent = rule(deployment.contracts.membership, periods.votingSeconds)
  const unhurried = rule(deployment.contracts.membership, periods.programmeVotingSeconds)
  return {
    ...common(deployment, "townhall"),
    guardian: demoAccount("erin.eth").address,
    gates: [
      { gate: memberGate, grants: capabilitySet("JOIN", "CHAT") | SPEAKING },
      { gate: rosterGate, grants: STEWARDING },
    ],
    broadcastPolicy: POLICY.programme,
    delegable: capabilitySet("JOIN", "CHAT") | SPEAKING,
    changeDelaySeconds: DAY_SECONDS,
    governorActs: false,
    rules: [
      ...ofModeration(sanctions, urgent),
      { target: rooms, selector: SELECTORS.pauseBroadcast, rule: urgent },
      { target: programme, selector: SELECTORS.approve, rule: unhurried },
      { target: programme, selector: SELECTORS.cancel, rule: unhurried },
    ],
  }
}

/** A council's room: on air day and night, so that the first page is alive; its governor books slots without a ballot. */
export function studio(deployment: Deployment, periods: VotingPeriods): RoomConfig {
  const { memberGate, rosterGate, sanctions } = deployment.contracts
  const urgent = rule(deployment.contracts.membership, periods.votingSeconds)
  return {
    ...common(deployment, "studio"),
    gates: [
      { gate: memberGate, grants: capabilitySet("JOIN", "CHAT") | SPEAKING },
      { gate: rosterGate, grants: STEWARDING },
    ],
    broadcastPolicy: POLICY.always,
    delegable: capabilitySet("JOIN", "CHAT") | SPEAKING,
    changeDelaySeconds: 0,
    governorActs: true,
    rules: [...ofModeration(sanctions, urgent)],
  }
}

/** Everybody may come in and listen; members speak. */
export function plaza(deployment: Deployment, periods: VotingPeriods): RoomConfig {
  const { openGate, memberGate, rosterGate, sanctions } = deployment.contracts
  const urgent = rule(deployment.contracts.membership, periods.votingSeconds)
  return {
    ...common(deployment, "plaza"),
    gates: [
      { gate: openGate, grants: capabilitySet("JOIN") },
      { gate: memberGate, grants: capabilitySet("CHAT") | SPEAKING },
      { gate: rosterGate, grants: STEWARDING },
    ],
    broadcastPolicy: POLICY.byHand,
    delegable: capabilitySet("CHAT") | SPEAKING,
    changeDelaySeconds: DAY_SECONDS,
    governorActs: false,
    rules: [...ofModeration(sanctions, urgent)],
  }
}

function common({ contracts }: Deployment, name: string) {
  return {
    name: `${name}.commons.eth`,
    metadataURI: "",
    governor: localAccount(DEPLOYER_INDEX).address,
    guardian: zeroAddress,
    ballots: contracts.ballots,
    sanctions: contracts.sanctions,
    programme: contracts.programme,
    relays: [localAccount(RELAY_SIGNER_INDEX).address],
  }
}

/** All that a ballot may decide about sanctions, orders and moderators. */
function ofModeration(target: Address, rule: RoomConfig["rules"][number]["rule"]) {
  const { impose, lift, ratify, overturn, decideAppeal, setConsequences } = SELECTORS
  return [impose, lift, ratify, overturn, decideAppeal, setConsequences].map((selector) => ({ target, selector, rule }))
}

function rule(electorate: Address, votingSeconds: number) {
  return {
    electorate,
    snapshotLag: 1,
    votingSeconds,
    minVoters: 3,
    quorumBps: QUORUM_BPS,
    approvalBps: APPROVAL_BPS,
    maxActivePerProposer: 16,
    cooldownSeconds: 0,
    executeBySeconds: DAY_SECONDS,
    lateExtensionSeconds: Math.floor(votingSeconds / 4),
    proposalThreshold: 1n,
  }
}
