import type { DatabaseSync, StatementSync } from "node:sqlite"
import { sha256 } from "./sha256.ts"

/** Single-use nonces, each bound to the browser that asked for it. */
export class NonceTable {
  private readonly insert: StatementSync
  private readonly take: StatementSync
  private readonly expire: StatementSync

  constructor(database: DatabaseSync) {
    this.insert = database.prepare("INSERT INTO nonces (nonce, browser_hash, expires_at) VALUES (?, ?, ?)")
    this.take = database.prepare("DELETE FROM nonces WHERE nonce = ? AND browser_hash = ? AND expires_at > ?")
    this.expire = database.prepare("DELETE FROM nonces WHERE expires_at <= ?")
  }

  add(nonce: string, browser: string, expiresAt: number): void {
    this.insert.run(nonce, sha256(browser), expiresAt)
  }

  /** Spends a nonce. One statement: of two that try, one gets true. */
  spend(nonce: string, browser: string, nowSeconds: number): boolean {
    return this.take.run(nonce, sha256(browser), nowSeconds).changes === 1
  }

  prune(nowSeconds: number): void {
    this.expire.run(nowSeconds)
  }
}
