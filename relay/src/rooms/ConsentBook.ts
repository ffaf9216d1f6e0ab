import { type Consent, NO_REACH, OpenairError, type ReachSet } from "@openair/protocol"
import type { Address, Hex } from "viem"
import type { ConsentRow, ConsentTable } from "../store/ConsentTable.ts"

/** Whether `signature` is the account's under the Consents contract's domain. */
export type ConsentVerifier = (account: Address, consent: Consent, signature: Hex) => Promise<boolean>

/** A consent in force. */
export interface EffectiveConsent {
  readonly reach: ReachSet
  /** Unix seconds when it ends; undefined when nothing is in force. */
  readonly expiresAt: number | undefined
}

/** How far a browser's clock may run ahead of ours. */
const CLOCK_SKEW_SECONDS = 10

/** Each speaker's newest word on how far they may go, kept over restarts. */
export class ConsentBook {
  private readonly table: ConsentTable
  private readonly verify: ConsentVerifier

  constructor(table: ConsentTable, verify: ConsentVerifier) {
    this.table = table
    this.verify = verify
  }

  /** Takes a consent whose signature has been checked; ignores one that is older than what is known. */
  take(consent: ConsentRow): boolean {
    return this.table.put(consent)
  }

  /**
   * What is in force for a slot (0: none in particular): the word on that very slot, else the word on any slot.
   * @param epoch the chain's; consents of another one are void.
   */
  effective(room: bigint, account: Address, slot: bigint, epoch: bigint, nowSeconds: number): EffectiveConsent {
    const rows = slot === 0n ? [] : [this.table.find(room, account, slot)]
    rows.push(this.table.find(room, account, 0n))
    const row = rows.find(
      (candidate) =>
        candidate !== undefined &&
        candidate.epoch === epoch &&
        candidate.issuedAt <= nowSeconds &&
        candidate.expiresAt > nowSeconds,
    )
    return row ? { reach: row.reach, expiresAt: row.expiresAt } : { reach: NO_REACH, expiresAt: undefined }
  }

  /** Keeps of every word only what is in `reach`. Acts at once; needs no signature. */
  narrow(room: bigint, account: Address, reach: ReachSet, nowSeconds: number): void {
    for (const row of this.table.all(room, account)) {
      this.table.put({ ...row, reach: row.reach & reach, issuedAt: Math.max(nowSeconds, row.issuedAt) })
    }
  }

  /** Takes a signed consent. @throws CONSENT_REFUSED */
  async sign(account: Address, consent: Consent, epoch: bigint, signature: Hex, nowSeconds: number): Promise<void> {
    if (consent.issuedAt > BigInt(nowSeconds + CLOCK_SKEW_SECONDS)) throw refused("it is dated in the future")
    if (consent.expiresAt <= BigInt(nowSeconds)) throw refused("it has expired")
    if (consent.epoch !== epoch) throw refused("it was signed before a withdrawal; its epoch is not the chain's")
    if (!(await this.verify(account, consent, signature))) throw refused("the signature is not the speaker's")
    const taken = this.table.put({
      room: consent.room,
      account,
      slot: consent.slot,
      reach: consent.reach,
      issuedAt: Math.min(Number(consent.issuedAt), nowSeconds),
      expiresAt: Number(consent.expiresAt),
      epoch: consent.epoch,
      evidence: signature,
    })
    if (!taken) throw refused("there is a newer one")
  }
}

function refused(problem: string): OpenairError {
  return new OpenairError("CONSENT_REFUSED", { problem })
}
