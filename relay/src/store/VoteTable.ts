import type { DatabaseSync, StatementSync } from "node:sqlite"
import type { Address, Hex } from "viem"

export type VoteState = "queued" | "sent" | "counted" | "refused"

/** A signed vote taken over for sending. */
export interface VoteRow {
  readonly ballot: Hex
  readonly voter: Address
  readonly room: bigint
  readonly support: 0 | 1 | 2
  /** Unix seconds. */
  readonly deadline: number
  readonly signature: Hex
  readonly state: VoteState
  readonly transaction: Hex | null
  readonly reason: string | null
  readonly acceptedAt: number
}

export class VoteTable {
  private readonly insert: StatementSync
  private readonly select: StatementSync
  private readonly selectUnfinished: StatementSync
  private readonly update: StatementSync

  constructor(database: DatabaseSync) {
    this.insert = database.prepare(
      `INSERT INTO votes (ballot, voter, room, support, deadline, signature, state, accepted_at) VALUES (?, ?, ?, ?, ?, ?, 'queued', ?)
       ON CONFLICT (ballot, voter) DO UPDATE SET support = excluded.support, deadline = excluded.deadline, signature = excluded.signature,
         state = 'queued', transaction_hash = NULL, reason = NULL, accepted_at = excluded.accepted_at
       WHERE votes.state = 'refused'`,
    )
    this.select = database.prepare("SELECT * FROM votes WHERE ballot = ? AND voter = ?")
    this.selectUnfinished = database.prepare(
      "SELECT * FROM votes WHERE state IN ('queued', 'sent') ORDER BY accepted_at",
    )
    this.update = database.prepare(
      "UPDATE votes SET state = ?, transaction_hash = ?, reason = ? WHERE ballot = ? AND voter = ? AND state IN ('queued', 'sent')",
    )
  }

  /** Takes a vote over, also in place of a refused one. @returns false when another one of that voter is under way or counted. */
  add(vote: Omit<VoteRow, "state" | "transaction" | "reason">): boolean {
    const { ballot, voter, room, support, deadline, signature, acceptedAt } = vote
    const changed = this.insert.run(
      ballot,
      voter.toLowerCase(),
      room.toString(),
      support,
      deadline,
      signature,
      acceptedAt,
    )
    return changed.changes === 1
  }

  find(ballot: Hex, voter: Address): VoteRow | undefined {
    const row = this.select.get(ballot, voter.toLowerCase())
    return row ? voteOf(row as Row) : undefined
  }

  /** Queued or sent, oldest first: what a restarted relay goes on with. */
  unfinished(): VoteRow[] {
    return this.selectUnfinished.all().map((row) => voteOf(row as Row))
  }

  settle(ballot: Hex, voter: Address, state: VoteState, transaction: Hex | null, reason: string | null): void {
    this.update.run(state, transaction, reason, ballot, voter.toLowerCase())
  }
}

type Row = Record<string, string | number | null>

function voteOf(row: Row): VoteRow {
  return {
    ballot: row.ballot as Hex,
    voter: row.voter as Address,
    room: BigInt(row.room as string),
    support: row.support as 0 | 1 | 2,
    deadline: row.deadline as number,
    signature: row.signature as Hex,
    state: row.state as VoteState,
    transaction: row.transaction_hash as Hex | null,
    reason: row.reason as string | null,
    acceptedAt: row.accepted_at as number,
  }
}
