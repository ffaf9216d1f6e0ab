import type { DatabaseSync, StatementSync } from "node:sqlite"
import type { Address } from "viem"

/** A speaker's newest word on how far they may go. Slot 0 is any slot of the room. */
export interface ConsentRow {
  readonly room: bigint
  readonly account: Address
  readonly slot: bigint
  readonly reach: number
  /** Unix seconds. */
  readonly issuedAt: number
  readonly expiresAt: number
  readonly epoch: bigint
  /** The signature it rests on; kept when it is narrowed, so that the wider one cannot be replayed. */
  readonly evidence: string
}

export class ConsentTable {
  private readonly upsert: StatementSync
  private readonly select: StatementSync
  private readonly selectAll: StatementSync

  constructor(database: DatabaseSync) {
    this.upsert = database.prepare(
      `INSERT INTO consents (room, account, slot, reach, issued_at, expires_at, epoch, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (room, account, slot) DO UPDATE SET reach = excluded.reach, issued_at = excluded.issued_at,
         expires_at = excluded.expires_at, epoch = excluded.epoch, evidence = excluded.evidence
       WHERE excluded.issued_at >= consents.issued_at AND (excluded.evidence <> consents.evidence OR excluded.reach & ~consents.reach = 0)`,
    )
    this.select = database.prepare("SELECT * FROM consents WHERE room = ? AND account = ? AND slot = ?")
    this.selectAll = database.prepare("SELECT * FROM consents WHERE room = ? AND account = ?")
  }

  /**
   * Replaces the word on the same slot, unless that is newer, or rests on the same signature and is narrower.
   * @returns whether it was taken.
   */
  put({ room, account, slot, reach, issuedAt, expiresAt, epoch, evidence }: ConsentRow): boolean {
    const changed = this.upsert.run(
      room.toString(),
      account.toLowerCase(),
      slot.toString(),
      reach,
      issuedAt,
      expiresAt,
      epoch.toString(),
      evidence,
    )
    return changed.changes === 1
  }

  find(room: bigint, account: Address, slot: bigint): ConsentRow | undefined {
    const row = this.select.get(room.toString(), account.toLowerCase(), slot.toString())
    return row ? consentOf(row as Row) : undefined
  }

  all(room: bigint, account: Address): ConsentRow[] {
    return this.selectAll.all(room.toString(), account.toLowerCase()).map((row) => consentOf(row as Row))
  }
}

type Row = Record<string, string | number>

function consentOf(row: Row): ConsentRow {
  return {
    room: BigInt(row.room as string),
    account: row.account as Address,
    slot: BigInt(row.slot as string),
    reach: row.reach as number,
    issuedAt: row.issued_at as number,
    expiresAt: row.expires_at as number,
    epoch: BigInt(row.epoch as string),
    evidence: row.evidence as string,
  }
}
