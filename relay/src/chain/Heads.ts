import { type Address, hexToBigInt, hexToNumber, type PublicClient } from "viem"
import { Subscription } from "./Subscription.ts"

/** A start does not wait longer for the chain. */
const FIRST_HEAD_MS = 3000

export interface Head {
  readonly number: bigint
  /** Unix seconds, by the block. */
  readonly timestamp: number
}

/** A log of one of the contracts that matter. */
export interface ContractLog {
  readonly address: Address
  readonly topics: readonly `0x${string}`[]
  readonly data: `0x${string}`
  readonly blockNumber: bigint
}

/** While a subscription stands, a poll only makes sure that it tells everything. */
const POLL_MS = 1000
const POLL_WITH_SUBSCRIPTION_MS = 5000

/** The chain's heads and the logs of the contracts that matter: subscribed to, and polled in case that is not enough. */
export class Heads {
  private readonly client: PublicClient
  private readonly addresses: readonly Address[]
  private readonly headListeners = new Set<(head: Head) => void>()
  private readonly logListeners = new Set<(log: ContractLog) => void>()
  private readonly seen = new Set<string>()
  private readonly subscription: Subscription | undefined
  private readonly onProblem: (problem: string) => void
  private latest: Head | undefined
  /** Logs up to this block have been heard of. */
  private logsUpTo: bigint | undefined
  private isLive = false
  private timer: NodeJS.Timeout | undefined
  private closed = false

  constructor(
    client: PublicClient,
    options: {
      readonly wsUrl: string | undefined
      readonly addresses: readonly Address[]
      readonly onProblem: (problem: string) => void
    },
  ) {
    this.client = client
    this.addresses = options.addresses
    this.onProblem = options.onProblem
    if (options.wsUrl) {
      this.subscription = new Subscription({
        url: options.wsUrl,
        addresses: options.addresses,
        onHead: ({ number, timestamp }) =>
          this.takeHead({ number: hexToBigInt(number), timestamp: hexToNumber(timestamp) }),
        onLog: (log) => {
          if (!log.removed) this.takeLog({ ...log, blockNumber: hexToBigInt(log.blockNumber) })
        },
        onState: (isLive) => {
          if (this.isLive && !isLive) this.onProblem("the subscription to the chain broke; polling")
          this.isLive = isLive
          this.schedule(0)
        },
      })
    }
    this.schedule(0)
  }

  get head(): Head | undefined {
    return this.latest
  }

  /** Resolves with the first head, or after a while without one: then people are told CHAIN_STALE until it comes. */
  async first(): Promise<void> {
    if (this.latest) return
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        off()
        resolve()
      }
      const off = this.onHead(done)
      const timer = setTimeout(done, FIRST_HEAD_MS)
    })
  }

  /** Seconds since the newest head's own time; infinite before the first. */
  ageSeconds(nowMs: number): number {
    return this.latest ? Math.max(0, nowMs / 1000 - this.latest.timestamp) : Number.POSITIVE_INFINITY
  }

  onHead(listener: (head: Head) => void): () => void {
    this.headListeners.add(listener)
    return () => void this.headListeners.delete(listener)
  }

  onLog(listener: (log: ContractLog) => void): () => void {
    this.logListeners.add(listener)
    return () => void this.logListeners.delete(listener)
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.subscription?.close()
  }

  private schedule(delayMs: number): void {
    clearTimeout(this.timer)
    if (this.closed) return
    this.timer = setTimeout(() => {
      void this.poll().finally(() => this.schedule(this.isLive ? POLL_WITH_SUBSCRIPTION_MS : POLL_MS))
    }, delayMs)
  }

  private async poll(): Promise<void> {
    try {
      const { number, timestamp } = await this.client.getBlock({ blockTag: "latest" })
      const from = this.logsUpTo === undefined ? number : this.logsUpTo + 1n
      if (from <= number) {
        const logs = await this.client.getLogs({ address: [...this.addresses], fromBlock: from, toBlock: number })
        for (const log of logs) this.takeLog(log)
        this.logsUpTo = number
      }
      this.takeHead({ number, timestamp: Number(timestamp) })
    } catch (error) {
      this.onProblem(`the chain cannot be read: ${error instanceof Error ? error.message.split("\n")[0] : error}`)
    }
  }

  private takeHead(head: Head): void {
    // A provider behind a load balancer may answer with an older block than before.
    if (this.latest && head.number <= this.latest.number && head.timestamp <= this.latest.timestamp) return
    this.latest = head
    for (const listener of this.headListeners) listener(head)
  }

  private takeLog(log: ContractLog): void {
    const key = `${log.blockNumber}:${log.address}:${log.topics.join()}:${log.data}`
    if (this.seen.has(key)) return
    this.seen.add(key)
    if (this.seen.size > 4096) this.seen.delete(this.seen.values().next().value as string)
    for (const listener of this.logListeners) listener(log)
  }
}
