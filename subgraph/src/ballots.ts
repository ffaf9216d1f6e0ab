import { BigInt, Bytes } from "@graphprotocol/graph-ts"
import {
  BallotExtended,
  BallotOpened,
  BallotParties,
  BallotSettled,
  BallotTerms,
  VoteCast,
  VoteSkipped,
} from "../generated/Ballots/Ballots"
import { Ballot, SkippedVote, Vote } from "../generated/schema"
import { accountId } from "./accounts"
import { APPEAL_OUTCOMES } from "./appeals"
import { callKind, decodeCall } from "./ballotCalls"
import { caseBy } from "./cases"
import { roomDay } from "./days"
import { hashOrNull } from "./hashes"

// In the order of the contract's enums.
const SUPPORTS = ["AGAINST", "FOR", "ABSTAIN"]
const STATUSES = ["OPEN", "OPEN", "OPEN", "DEFEATED", "EXECUTED", "EXPIRED"]

export function handleBallotOpened(event: BallotOpened): void {
  const ballot = new Ballot(event.params.ballot)
  ballot.room = event.params.room.toString()
  ballot.proposer = accountId(event.params.proposer)
  ballot.description = event.params.description
  ballot.status = "OPEN"
  ballot.target = event.params.target
  ballot.selector = event.params.selector
  ballot.callData = event.params.callData
  ballot.callHash = event.params.callHash

  const kind = callKind(event.params.selector)
  const call = decodeCall(kind, event.params.callData)
  const subject = call.subject
  const slot = call.slot
  const reasonHash = call.reasonHash
  ballot.callKind = kind
  if (subject !== null) {
    ballot.callSubject = accountId(subject)
    ballot.callCapabilities = call.capabilities
  }
  ballot.callSeconds = call.seconds
  if (reasonHash !== null) ballot.callReasonHash = hashOrNull(reasonHash)
  if (slot !== null) ballot.callSlot = slot.toString()
  const series = call.series
  if (series !== null) ballot.callSeries = series.toString()
  const caseId = call.caseId
  if (caseId !== null) {
    const judged = caseBy(caseId)
    if (judged !== null) ballot.callCase = judged.id
  }
  if (call.outcome >= 0 && call.outcome < APPEAL_OUTCOMES.length) ballot.callOutcome = APPEAL_OUTCOMES[call.outcome]
  ballot.callRound = call.round
  ballot.callRecording = call.recording
  ballot.parties = []

  // Until its terms come, in the next event of the same transaction.
  ballot.opensAt = event.block.timestamp
  ballot.closesAt = event.block.timestamp
  ballot.executeBy = event.block.timestamp
  ballot.minVoters = 0
  ballot.quorumBps = 0
  ballot.approvalBps = 0
  ballot.extended = false
  ballot.settledEarly = false
  ballot.forVotes = BigInt.zero()
  ballot.againstVotes = BigInt.zero()
  ballot.abstainVotes = BigInt.zero()
  ballot.voters = 0
  ballot.openedAt = event.block.timestamp
  ballot.save()

  const day = roomDay(ballot.room, event.block)
  day.ballotsOpened = day.ballotsOpened + 1
  day.save()
}

export function handleBallotParties(event: BallotParties): void {
  const ballot = Ballot.load(event.params.ballot)
  if (ballot == null) return
  const parties: Bytes[] = []
  for (let i = 0; i < event.params.parties.length; i++) parties.push(accountId(event.params.parties[i]))
  ballot.parties = parties
  ballot.save()
}

export function handleBallotTerms(event: BallotTerms): void {
  const ballot = Ballot.load(event.params.ballot)
  if (ballot == null) return
  ballot.electorate = event.params.electorate
  ballot.snapshot = event.params.snapshot
  ballot.supply = event.params.supply
  ballot.opensAt = event.params.opensAt
  ballot.closesAt = event.params.closesAt
  ballot.executeBy = event.params.executeBy
  ballot.minVoters = event.params.minVoters.toI32()
  ballot.quorumBps = event.params.quorumBps
  ballot.approvalBps = event.params.approvalBps
  ballot.save()
}

export function handleVoteCast(event: VoteCast): void {
  const ballot = Ballot.load(event.params.ballot)
  if (ballot == null) return
  const vote = new Vote(event.params.ballot.toHexString() + "-" + event.params.voter.toHexString())
  vote.ballot = ballot.id
  vote.voter = accountId(event.params.voter)
  vote.support = SUPPORTS[event.params.support]
  vote.weight = event.params.weight
  vote.bySignature = event.params.bySignature
  vote.castAt = event.block.timestamp
  vote.transaction = event.transaction.hash
  vote.sender = event.transaction.from
  vote.save()

  if (vote.support == "FOR") ballot.forVotes = ballot.forVotes.plus(vote.weight)
  else if (vote.support == "AGAINST") ballot.againstVotes = ballot.againstVotes.plus(vote.weight)
  else ballot.abstainVotes = ballot.abstainVotes.plus(vote.weight)
  ballot.voters = ballot.voters + 1
  ballot.save()

  const day = roomDay(ballot.room, event.block)
  day.votesCast = day.votesCast + 1
  day.save()
}

export function handleVoteSkipped(event: VoteSkipped): void {
  if (Ballot.load(event.params.ballot) == null) return
  const skipped = new SkippedVote(event.transaction.hash.toHexString() + "-" + event.logIndex.toString())
  skipped.ballot = event.params.ballot
  skipped.voter = accountId(event.params.voter)
  skipped.reason = event.params.reason
  skipped.skippedAt = event.block.timestamp
  skipped.save()
}

export function handleBallotExtended(event: BallotExtended): void {
  const ballot = Ballot.load(event.params.ballot)
  if (ballot == null) return
  ballot.extended = true
  ballot.closesAt = event.params.closesAt
  ballot.executeBy = event.params.executeBy
  ballot.save()
}

export function handleBallotSettled(event: BallotSettled): void {
  const ballot = Ballot.load(event.params.ballot)
  if (ballot == null) return
  ballot.status = STATUSES[event.params.status]
  ballot.settledEarly = event.params.early
  ballot.forVotes = event.params.forVotes
  ballot.againstVotes = event.params.againstVotes
  ballot.abstainVotes = event.params.abstainVotes
  ballot.voters = event.params.voters.toI32()
  ballot.settledAt = event.block.timestamp
  ballot.settledTransaction = event.transaction.hash
  ballot.save()
}
