import type { FragmentOf } from "gql.tada"
import { graphql } from "./graphql.ts"
import { secondsOrNull } from "./numbers.ts"

export const ballotFields = graphql(`
  fragment BallotFields on Ballot @_unmask {
    id
    room { id name }
    proposer { id }
    description
    status
    target
    selector
    callData
    callHash
    callKind
    callSubject { id }
    callCapabilities
    callSeconds
    callReasonHash
    callSlot { id title start end }
    callSeries { id start count }
    callCase { id caseId kind subject { id } }
    callOutcome
    callRound { id }
    callRecording { id }
    parties { id }
    electorate
    snapshot
    supply
    opensAt
    closesAt
    executeBy
    minVoters
    quorumBps
    approvalBps
    extended
    forVotes
    againstVotes
    abstainVotes
    voters
    openedAt
    settledAt
    settledEarly
    settledTransaction
  }
`)

/** A ballot. Times are Unix seconds; weights are whole votes (exact up to 2^53). */
export type Ballot = ReturnType<typeof toBallot>

/** The one call a ballot makes, decoded; what its kind does not have is null. */
export type BallotCall = Ballot["call"]

export function toBallot(fields: FragmentOf<typeof ballotFields>) {
  const { callSlot: slot, callSeries: series, callCase: judged } = fields
  return {
    id: fields.id,
    room: fields.room.id,
    roomName: fields.room.name,
    proposer: fields.proposer.id,
    description: fields.description,
    /** OPEN until somebody settles it, even if its time is over. */
    status: fields.status,
    call: {
      kind: fields.callKind,
      subject: fields.callSubject?.id ?? null,
      /** Bit set of the protocol's CAPABILITIES. */
      capabilities: fields.callCapabilities,
      seconds: secondsOrNull(fields.callSeconds),
      reasonHash: fields.callReasonHash,
      slot: slot && { id: slot.id, title: slot.title, start: Number(slot.start), end: Number(slot.end) },
      series: series && { id: series.id, start: Number(series.start), count: series.count },
      /** The order or sanction it judges. */
      case: judged && { id: judged.id, caseId: judged.caseId, kind: judged.kind, subject: judged.subject.id },
      outcome: fields.callOutcome,
      round: fields.callRound?.id ?? null,
      recording: fields.callRecording?.id ?? null,
    },
    /** They cannot vote: it is about them. */
    parties: fields.parties.map(({ id }) => id),
    target: fields.target,
    selector: fields.selector,
    callData: fields.callData,
    callHash: fields.callHash,
    electorate: fields.electorate,
    /** In the electorate's own clock. */
    snapshot: secondsOrNull(fields.snapshot),
    supply: Number(fields.supply ?? 0),
    opensAt: Number(fields.opensAt),
    closesAt: Number(fields.closesAt),
    executeBy: Number(fields.executeBy),
    minVoters: fields.minVoters,
    quorumBps: fields.quorumBps,
    approvalBps: fields.approvalBps,
    extended: fields.extended,
    forVotes: Number(fields.forVotes),
    againstVotes: Number(fields.againstVotes),
    abstainVotes: Number(fields.abstainVotes),
    voters: fields.voters,
    openedAt: Number(fields.openedAt),
    settledAt: secondsOrNull(fields.settledAt),
    settledEarly: fields.settledEarly,
    settledTransaction: fields.settledTransaction,
  }
}
