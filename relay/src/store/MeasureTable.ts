import type { DatabaseSync, StatementSync } from "node:sqlite"
import type { Address, Hex } from "viem"

export type MeasureKind = "order" | "floor"
/** held: obeyed, not on chain yet. recorded: on chain, whose word counts from then on. void: neither. */
export type MeasureState = "held" | "recorded" | "void"

/** A signed order or floor taken over. Times are Unix seconds. */
export interface MeasureRow {
  /** keccak256(abi.encode(digest, moderator)) */
  readonly id: Hex
  readonly kind: MeasureKind
  readonly room: bigint
  /** Lower case, as `moderator`. */
  readonly subject: Address
  readonly moderator: Address
  /** What was signed: denies or grants. */
  readonly signedBits: number
  /** What of it is still in force. */
  readonly bits: number
  readonly reasonHash: Hex
  readonly reason: string | null
  readonly issuedAt: number
  /** As signed. */
  readonly expiresAt: number
  /** When it ends, or ended before its time. */
  readonly endsAt: number
  readonly moderatorEpoch: bigint
  readonly nonce: bigint
  readonly signature: Hex
  readonly state: MeasureState
  readonly transaction: Hex | null
  readonly problem: string | null
}

const WEEK_SECONDS = 7 * 86_400
/** How long what is over is kept. */
const KEEP_SECONDS = 30 * 86_400

/** What moderators signed and this relay took over. */
export class MeasureTable {
  private readonly insert: StatementSync
  private readonly select: StatementSync
  private readonly selectHeld: StatementSync
  private readonly selectRunning: StatementSync
  private readonly setState: StatementSync
  private readonly setBits: StatementSync
  private readonly setEnd: StatementSync
  private readonly setUncounted: StatementSync
  private readonly sumWeek: StatementSync
  private readonly expire: StatementSync

  constructor(database: DatabaseSync) {
    this.insert = database.prepare(
      `INSERT INTO measures (id, kind, room, subject, moderator, signed_bits, bits, reason_hash, reason, issued_at, expires_at, ends_at,
         moderator_epoch, nonce, signature, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'held') ON CONFLICT (id) DO NOTHING`,
    )
    this.select = database.prepare("SELECT * FROM measures WHERE id = ?")
    this.selectHeld = database.prepare("SELECT * FROM measures WHERE state = 'held' ORDER BY issued_at, id")
    this.selectRunning = database.prepare(
      "SELECT * FROM measures WHERE room = ? AND state <> 'void' AND bits <> 0 AND ends_at > ? ORDER BY issued_at, id",
    )
    this.setState = database.prepare(
      "UPDATE measures SET state = ?, transaction_hash = coalesce(?, transaction_hash), problem = ? WHERE id = ?",
    )
    this.setBits = database.prepare("UPDATE measures SET bits = ? WHERE id = ?")
    this.setEnd = database.prepare("UPDATE measures SET ends_at = min(ends_at, ?), problem = ? WHERE id = ?")
    this.setUncounted = database.prepare("UPDATE measures SET counted = 0 WHERE id = ?")
    this.sumWeek = database.prepare(
      `SELECT coalesce(sum(ends_at - issued_at), 0) AS seconds FROM measures
       WHERE kind = 'order' AND room = ? AND subject = ? AND state <> 'void' AND counted = 1 AND issued_at > ?`,
    )
    this.expire = database.prepare("DELETE FROM measures WHERE state <> 'held' AND expires_at <= ?")
  }

  /** Takes one over as held. @returns false when it is known already. */
  add(row: Omit<MeasureRow, "state" | "transaction" | "problem">): boolean {
    const changed = this.insert.run(
      row.id,
      row.kind,
      row.room.toString(),
      row.subject.toLowerCase(),
      row.moderator.toLowerCase(),
      row.signedBits,
      row.bits,
      row.reasonHash,
      row.reason,
      row.issuedAt,
      row.expiresAt,
      row.endsAt,
      row.moderatorEpoch.toString(),
      row.nonce.toString(),
      row.signature,
    )
    return changed.changes === 1
  }

  find(id: Hex): MeasureRow | undefined {
    const row = this.select.get(id)
    return row ? measureOf(row as Row) : undefined
  }

  /** Not on chain yet, oldest first: what a restarted relay goes on obeying and recording. */
  held(): MeasureRow[] {
    return this.selectHeld.all().map((row) => measureOf(row as Row))
  }

  /** In force in a room, held and recorded. */
  running(room: bigint, nowSeconds: number): MeasureRow[] {
    return this.selectRunning.all(room.toString(), nowSeconds).map((row) => measureOf(row as Row))
  }

  settle(id: Hex, state: MeasureState, transaction: Hex | null, problem: string | null): void {
    this.setState.run(state, transaction, problem, id)
  }

  narrow(id: Hex, bits: number): void {
    this.setBits.run(bits, id)
  }

  endAt(id: Hex, seconds: number, problem: string): void {
    this.setEnd.run(seconds, problem, id)
  }

  /** Confirmed by those who are moderated: it counts no longer towards its subject's week. */
  uncount(id: Hex): void {
    this.setUncounted.run(id)
  }

  /** Seconds of orders against somebody in the last seven days. */
  weekOf(room: bigint, subject: Address, nowSeconds: number): number {
    const row = this.sumWeek.get(room.toString(), subject.toLowerCase(), nowSeconds - WEEK_SECONDS)
    return (row as { seconds: number }).seconds
  }

  prune(nowSeconds: number): void {
    this.expire.run(nowSeconds - KEEP_SECONDS)
  }
}

type Row = Record<string, string | number | null>

function measureOf(row: Row): MeasureRow {
  return {
    id: row.id as Hex,
    kind: row.kind as MeasureKind,
    room: BigInt(row.room as string),
    subject: row.subject as Address,
    moderator: row.moderator as Address,
    signedBits: row.signed_bits as number,
    bits: row.bits as number,
    reasonHash: row.reason_hash as Hex,
    reason: row.reason as string | null,
    issuedAt: row.issued_at as number,
    expiresAt: row.expires_at as number,
    endsAt: row.ends_at as number,
    moderatorEpoch: BigInt(row.moderator_epoch as string),
    nonce: BigInt(row.nonce as string),
    signature: row.signature as Hex,
    state: row.state as MeasureState,
    transaction: row.transaction_hash as Hex | null,
    problem: row.problem as string | null,
  }
}
