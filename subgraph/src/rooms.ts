import { Address, BigInt, Bytes, dataSource, store } from "@graphprotocol/graph-ts"
import {
  BroadcastPausedSet,
  BroadcastPolicySet,
  ChangeApplied,
  ChangeDelaySet,
  ChangeQueued,
  ChangeVetoed,
  DelegableSet,
  GateSet,
  GovernorActsSet,
  GovernorNamed,
  GovernorSet,
  GuardianSet,
  ModulesSet,
  RelaysSet,
  RoomClosed,
  RoomCreated,
  RoomDescribed,
  RuleLimitsSet,
  RuleSet,
} from "../generated/Rooms/Rooms"
import { Change, Gate, Room, RoomGate, Rule } from "../generated/schema"
import { accountId, orNull } from "./accounts"
import { callKind } from "./ballotCalls"

const DAY_SECONDS = 86_400
// In the order of the contract's enum.
const BROADCAST_POLICIES = ["NEVER", "BY_HAND", "PROGRAMME", "ALWAYS"]

export function handleRoomCreated(event: RoomCreated): void {
  const room = new Room(event.params.room.toString())
  room.creator = accountId(event.params.creator)
  room.name = event.params.name
  room.metadataURI = event.params.metadataURI
  // Settings follow in events of the same transaction; until then nobody may do anything.
  room.governor = event.params.creator
  room.broadcastPolicy = "NEVER"
  room.broadcastPaused = false
  room.delegable = 0
  room.relays = []
  room.changeDelaySeconds = 0
  room.governorActs = false
  room.closed = false
  // What holds where it was never set.
  room.strikesToRevoke = 3
  room.strikeWindowSeconds = 30 * DAY_SECONDS
  room.revokeSeconds = 7 * DAY_SECONDS
  room.releaseAfterSeconds = 0
  room.createdAt = event.block.timestamp
  room.updatedAt = event.block.timestamp
  room.save()
}

/** The room an event is about, marked as touched now; null if it was made before indexing began. */
function touched(id: BigInt, now: BigInt): Room | null {
  const room = Room.load(id.toString())
  if (room !== null) room.updatedAt = now
  return room
}

export function handleRoomDescribed(event: RoomDescribed): void {
  const room = touched(event.params.room, event.block.timestamp)
  if (room == null) return
  room.name = event.params.name
  room.metadataURI = event.params.metadataURI
  room.save()
}

export function handleGovernorSet(event: GovernorSet): void {
  const room = touched(event.params.room, event.block.timestamp)
  if (room == null) return
  room.governor = event.params.governor
  room.namedGovernor = null
  room.save()
}

export function handleGovernorNamed(event: GovernorNamed): void {
  const room = touched(event.params.room, event.block.timestamp)
  if (room == null) return
  room.namedGovernor = orNull(event.params.successor)
  room.save()
}

export function handleGuardianSet(event: GuardianSet): void {
  const room = touched(event.params.room, event.block.timestamp)
  if (room == null) return
  room.guardian = orNull(event.params.guardian)
  room.save()
}

export function handleModulesSet(event: ModulesSet): void {
  const room = touched(event.params.room, event.block.timestamp)
  if (room == null) return
  room.ballotEngine = orNull(event.params.ballots)
  room.sanctions = orNull(event.params.sanctions)
  room.programme = orNull(event.params.programme)
  room.save()
}

/** A gate that is not in the deployment file may be anything. */
function gateKind(address: Address): string {
  const context = dataSource.context()
  if (address.equals(context.getBytes("openGate"))) return "OPEN"
  if (address.equals(context.getBytes("memberGate"))) return "MEMBERS"
  if (address.equals(context.getBytes("rosterGate"))) return "ROSTER"
  return "OTHER"
}

export function handleGateSet(event: GateSet): void {
  const id = event.params.room.toString() + "-" + event.params.gate.toHexString()
  if (event.params.grants.isZero()) {
    store.remove("RoomGate", id)
    return
  }
  let gate = Gate.load(event.params.gate)
  if (gate == null) {
    gate = new Gate(event.params.gate)
    gate.kind = gateKind(event.params.gate)
    gate.save()
  }
  const roomGate = new RoomGate(id)
  roomGate.room = event.params.room.toString()
  roomGate.gate = gate.id
  roomGate.grants = event.params.grants.toI32()
  roomGate.save()
}

export function handleBroadcastPolicySet(event: BroadcastPolicySet): void {
  const room = touched(event.params.room, event.block.timestamp)
  if (room == null) return
  room.broadcastPolicy = BROADCAST_POLICIES[event.params.policy]
  room.save()
}

export function handleBroadcastPausedSet(event: BroadcastPausedSet): void {
  const room = touched(event.params.room, event.block.timestamp)
  if (room == null) return
  room.broadcastPaused = event.params.paused
  room.save()
}

export function handleDelegableSet(event: DelegableSet): void {
  const room = touched(event.params.room, event.block.timestamp)
  if (room == null) return
  room.delegable = event.params.delegable.toI32()
  room.save()
}

export function handleRelaysSet(event: RelaysSet): void {
  const room = touched(event.params.room, event.block.timestamp)
  if (room == null) return
  const relays: Bytes[] = []
  for (let i = 0; i < event.params.relays.length; i++) relays.push(event.params.relays[i])
  room.relays = relays
  room.save()
}

export function handleChangeDelaySet(event: ChangeDelaySet): void {
  const room = touched(event.params.room, event.block.timestamp)
  if (room == null) return
  room.changeDelaySeconds = event.params.changeDelaySeconds.toI32()
  room.save()
}

export function handleGovernorActsSet(event: GovernorActsSet): void {
  const room = touched(event.params.room, event.block.timestamp)
  if (room == null) return
  room.governorActs = event.params.governorActs
  room.save()
}

export function handleRoomClosed(event: RoomClosed): void {
  const room = touched(event.params.room, event.block.timestamp)
  if (room == null) return
  room.closed = true
  room.save()
}

function ruleId(room: BigInt, target: Address, selector: Bytes): string {
  return room.toString() + "-" + target.toHexString() + "-" + selector.toHexString()
}

export function handleRuleSet(event: RuleSet): void {
  const id = ruleId(event.params.room, event.params.target, event.params.selector)
  if (event.params.electorate.equals(Address.zero())) {
    store.remove("Rule", id)
    return
  }
  const rule = new Rule(id)
  rule.room = event.params.room.toString()
  rule.target = event.params.target
  rule.selector = event.params.selector
  rule.callKind = callKind(event.params.selector)
  rule.electorate = event.params.electorate
  rule.snapshotLag = event.params.snapshotLag
  rule.votingSeconds = event.params.votingSeconds
  rule.minVoters = event.params.minVoters
  rule.quorumBps = event.params.quorumBps
  rule.approvalBps = event.params.approvalBps
  // Until its limits come, in the next event of the same transaction.
  rule.maxActivePerProposer = 0
  rule.cooldownSeconds = BigInt.zero()
  rule.executeBySeconds = BigInt.zero()
  rule.lateExtensionSeconds = BigInt.zero()
  rule.proposalThreshold = BigInt.zero()
  rule.save()
}

export function handleRuleLimitsSet(event: RuleLimitsSet): void {
  const rule = Rule.load(ruleId(event.params.room, event.params.target, event.params.selector))
  if (rule == null) return
  rule.maxActivePerProposer = event.params.maxActivePerProposer
  rule.cooldownSeconds = event.params.cooldownSeconds
  rule.executeBySeconds = event.params.executeBySeconds
  rule.lateExtensionSeconds = event.params.lateExtensionSeconds
  rule.proposalThreshold = event.params.proposalThreshold
  rule.save()
}

function changeId(room: BigInt, change: Bytes): string {
  return room.toString() + "-" + change.toHexString()
}

export function handleChangeQueued(event: ChangeQueued): void {
  const change = new Change(changeId(event.params.room, event.params.change))
  change.room = event.params.room.toString()
  change.change = event.params.change
  change.callData = event.params.callData
  change.status = "QUEUED"
  change.queuedAt = event.block.timestamp
  change.readyAt = event.params.readyAt
  change.decidedAt = null
  change.vetoedBy = null
  change.save()
}

export function handleChangeApplied(event: ChangeApplied): void {
  const change = Change.load(changeId(event.params.room, event.params.change))
  if (change == null) return
  change.status = "APPLIED"
  change.decidedAt = event.block.timestamp
  change.save()
}

export function handleChangeVetoed(event: ChangeVetoed): void {
  const change = Change.load(changeId(event.params.room, event.params.change))
  if (change == null) return
  change.status = "VETOED"
  change.decidedAt = event.block.timestamp
  change.vetoedBy = event.params.by
  change.save()
}
