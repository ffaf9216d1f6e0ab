import type { SentVote, SignerConfig } from "./messages.ts"

const DAY_MS = 86_400_000

/** What may be paid for in a day: per voter, per room, in all. Forgotten when the signer restarts. */
export class Budget {
  private readonly limits: SignerConfig["budgets"]
  private spent = new Map<string, number>()
  private day = 0

  constructor(limits: SignerConfig["budgets"]) {
    this.limits = limits
  }

  /** Books a vote. @returns why it is not paid for, or undefined. */
  spend({ room, voter }: SentVote, nowMs: number): string | undefined {
    const day = Math.floor(nowMs / DAY_MS)
    if (day !== this.day) {
      this.day = day
      this.spent = new Map()
    }
    const { perVoterAndDay, perRoomAndDay, perDay } = this.limits
    const purses = [
      ["all", perDay, "the relay's"],
      [`room ${room}`, perRoomAndDay, "the room's"],
      [`voter ${voter.toLowerCase()}`, perVoterAndDay, "the account's"],
    ] as const
    const empty = purses.find(([key, limit]) => (this.spent.get(key) ?? 0) >= limit)
    if (empty) return `${empty[2]} budget for today is spent; send the vote by wallet`
    for (const [key] of purses) this.spent.set(key, (this.spent.get(key) ?? 0) + 1)
    return undefined
  }
}
