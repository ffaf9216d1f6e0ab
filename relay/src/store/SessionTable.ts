import type { DatabaseSync, StatementSync } from "node:sqlite"
import type { Address } from "viem"
import { sha256 } from "./sha256.ts"

/** A sign-in that still holds. */
export interface SessionRow {
  readonly account: Address
  readonly room: bigint
  /** P-256 point, base64url. */
  readonly sessionKey: string
  readonly participantId: string
  /** Unix seconds. */
  readonly createdAt: number
  readonly expiresAt: number
}

export class SessionTable {
  private readonly insert: StatementSync
  private readonly select: StatementSync
  private readonly remove: StatementSync
  private readonly expire: StatementSync

  constructor(database: DatabaseSync) {
    this.insert = database.prepare(
      "INSERT INTO sessions (id_hash, account, room, session_key, participant_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    this.select = database.prepare("SELECT * FROM sessions WHERE id_hash = ? AND expires_at > ?")
    this.remove = database.prepare("DELETE FROM sessions WHERE id_hash = ?")
    this.expire = database.prepare("DELETE FROM sessions WHERE expires_at <= ?")
  }

  add(sessionId: string, row: SessionRow): void {
    const { account, room, sessionKey, participantId, createdAt, expiresAt } = row
    this.insert.run(
      sha256(sessionId),
      account.toLowerCase(),
      room.toString(),
      sessionKey,
      participantId,
      createdAt,
      expiresAt,
    )
  }

  /** @returns undefined when it is unknown or expired. */
  find(sessionId: string, nowSeconds: number): SessionRow | undefined {
    const row = this.select.get(sha256(sessionId), nowSeconds) as Record<string, string | number> | undefined
    if (!row) return undefined
    return {
      account: row.account as Address,
      room: BigInt(row.room as string),
      sessionKey: row.session_key as string,
      participantId: row.participant_id as string,
      createdAt: row.created_at as number,
      expiresAt: row.expires_at as number,
    }
  }

  end(sessionId: string): void {
    this.remove.run(sha256(sessionId))
  }

  prune(nowSeconds: number): void {
    this.expire.run(nowSeconds)
  }
}
