const DAY_MS = 86_400_000

/** How many a day. */
export interface BudgetLimits {
  readonly perAccountAndDay: number
  readonly perRoomAndDay: number
  readonly perDay: number
}

/** What may be paid for in a day: per account, per room, in all. Forgotten when the signer restarts. */
export class Budget {
  private readonly limits: BudgetLimits
  private spent = new Map<string, number>()
  private day = 0

  constructor(limits: BudgetLimits) {
    this.limits = limits
  }

  /** Books one. @returns why it is not paid for, or undefined. */
  spend({ room, account }: { readonly room: string; readonly account: string }, nowMs: number): string | undefined {
    const day = Math.floor(nowMs / DAY_MS)
    if (day !== this.day) {
      this.day = day
      this.spent = new Map()
    }
    const { perAccountAndDay, perRoomAndDay, perDay } = this.limits
    const purses = [
      ["all", perDay, "the relay's"],
      [`room ${room}`, perRoomAndDay, "the room's"],
      [`account ${account.toLowerCase()}`, perAccountAndDay, "the account's"],
    ] as const
    const empty = purses.find(([key, limit]) => (this.spent.get(key) ?? 0) >= limit)
    if (empty) return `${empty[2]} budget for today is spent; send it by wallet`
    for (const [key] of purses) this.spent.set(key, (this.spent.get(key) ?? 0) + 1)
    return undefined
  }
}
