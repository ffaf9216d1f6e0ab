/** A rate limit: so many at once, then so many a second. */
export class TokenBucket {
  private readonly perSecond: number
  private readonly burst: number
  private left: number
  private lastMs: number

  constructor(perSecond: number, burst: number, nowMs: number) {
    this.perSecond = perSecond
    this.burst = burst
    this.left = burst
    this.lastMs = nowMs
  }

  /** @returns false when there is nothing left. */
  spend(nowMs: number): boolean {
    this.left = Math.min(this.burst, this.left + ((nowMs - this.lastMs) / 1000) * this.perSecond)
    this.lastMs = nowMs
    if (this.left < 1) return false
    this.left -= 1
    return true
  }
}
