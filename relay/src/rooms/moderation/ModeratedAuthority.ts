import type { Capability, Explanation } from "@openair/protocol"
import type { Address } from "viem"
import type { Authority, Rights, RightsChange } from "../Authority.ts"

/** What a {@link ModeratedAuthority} asks of moderation. */
export interface Overlay {
  /** The chain's word with orders and floors laid over it. */
  apply(room: bigint, account: Address, rights: Rights): Rights
  /** Hears of rights that were asked for. */
  seen(room: bigint, account: Address, rights: Rights): void
  /** Which order or floor decides, in words; else what the chain says. */
  explain(
    room: bigint,
    account: Address,
    capability: Capability,
    chain: () => Promise<Explanation>,
  ): Promise<Explanation>
}

/**
 * Who may do what in the end: the chain's word, plus the floors and minus the orders this relay holds signed. A change that
 * {@link touch} brings is told before it returns.
 */
export class ModeratedAuthority implements Authority {
  private readonly chain: Authority
  private readonly overlay: Overlay
  private readonly listeners = new Set<(change: RightsChange) => void>()
  /** Whose last change was a loss not yet certain. */
  private readonly suspected = new Set<string>()
  private readonly ending: () => void

  constructor(chain: Authority, overlay: Overlay) {
    this.chain = chain
    this.overlay = overlay
    this.ending = chain.onChange((change) => {
      const key = `${change.room}:${change.account}`
      if (change.certainty === "suspected") this.suspected.add(key)
      else this.suspected.delete(key)
      this.tell(change.room, change.account, change.rights)
    })
  }

  async rightsNow(room: bigint, account: Address): Promise<Rights> {
    const rights = await this.chain.rightsNow(room, account)
    this.overlay.seen(room, lower(account), rights)
    return this.overlay.apply(room, lower(account), rights)
  }

  rightsKnown(room: bigint, account: Address): Rights | undefined {
    const rights = this.chain.rightsKnown(room, account)
    return rights && this.overlay.apply(room, lower(account), rights)
  }

  watch(room: bigint, account: Address): () => void {
    return this.chain.watch(room, account)
  }

  onChange(listener: (change: RightsChange) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** After orders or floors about somebody changed. */
  touch(room: bigint, account: Address): void {
    const rights = this.chain.rightsKnown(room, account)
    if (rights) this.tell(room, lower(account), rights)
  }

  explain(room: bigint, account: Address, capability: Capability): Promise<Explanation> {
    return this.overlay.explain(room, lower(account), capability, () => this.chain.explain(room, account, capability))
  }

  consentEpoch(room: bigint, account: Address): Promise<bigint> {
    return this.chain.consentEpoch(room, account)
  }

  onConsentEpoch(listener: (room: bigint, account: Address, epoch: bigint) => void): () => void {
    return this.chain.onConsentEpoch(listener)
  }

  close(): void {
    this.ending()
  }

  /** While a loss on chain is only suspected, nothing is closed for good on its account. */
  private tell(room: bigint, account: Address, chainRights: Rights): void {
    const rights = this.overlay.apply(room, account, chainRights)
    const certainty = this.suspected.has(`${room}:${account}`) ? "suspected" : "certain"
    for (const listener of this.listeners) listener({ room, account, rights, certainty })
  }
}

function lower(account: Address): Address {
  return account.toLowerCase() as Address
}
