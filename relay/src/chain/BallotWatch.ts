import { ballotsAbi } from "@openair/protocol"
import { type Address, type Hex, type Log, type PublicClient, parseEventLogs } from "viem"
import type { Clock } from "../rooms/Clock.ts"
import type { ContractLog, Heads } from "./Heads.ts"

export interface BallotWatchOptions {
  readonly client: PublicClient
  readonly heads: Heads
  readonly clock: Clock
  readonly ballots: Address
  readonly startBlock: bigint
  /** Asks the signer to settle a ballot whose outcome is certain; may be asked again. */
  readonly settle: (ballot: Hex) => void
  readonly onProblem: (problem: string) => void
}

/** IBallots.BallotStatus */
const STATUS = { open: 1, passed: 2, defeated: 3, expired: 5 } as const
/** A settlement that did not come is asked for again, less and less often. */
const FIRST_RETRY_MS = 5_000
const LAST_RETRY_MS = 10 * 60_000

interface OpenBallot {
  closesAtMs: number
  retryMs: number
  cancel: () => void
}

/** Has every ballot settled as soon as its outcome is certain: after a vote, or at its close. */
export class BallotWatch {
  private readonly options: BallotWatchOptions
  private readonly open = new Map<Hex, OpenBallot>()
  private readonly ending: () => void

  constructor(options: BallotWatchOptions) {
    this.options = options
    this.ending = options.heads.onLog((log) => {
      if (log.address.toLowerCase() === options.ballots.toLowerCase()) this.take([log])
    })
    void this.recover()
  }

  close(): void {
    this.ending()
    for (const { cancel } of this.open.values()) cancel()
    this.open.clear()
  }

  /** What was opened before this relay was started. */
  private async recover(): Promise<void> {
    const { client, ballots, startBlock, onProblem } = this.options
    try {
      const logs = await client.getLogs({ address: ballots, fromBlock: startBlock, toBlock: "latest" })
      this.take(logs)
    } catch (error) {
      onProblem(`open ballots could not be read: ${error instanceof Error ? error.message : error}`)
      this.options.clock.at(this.options.clock.nowMs() + FIRST_RETRY_MS, () => void this.recover())
    }
  }

  private take(logs: readonly ContractLog[]): void {
    const touched = new Set<Hex>()
    for (const event of parseEventLogs({ abi: ballotsAbi, logs: logs as unknown as Log[] })) {
      const { ballot } = event.args as { ballot: Hex }
      switch (event.eventName) {
        case "BallotTerms":
        case "BallotExtended":
          this.follow(ballot, Number(event.args.closesAt) * 1000)
          break
        case "VoteCast":
          touched.add(ballot)
          break
        case "BallotSettled":
          this.open.get(ballot)?.cancel()
          this.open.delete(ballot)
          touched.delete(ballot)
          break
      }
    }
    for (const ballot of touched) if (this.open.has(ballot)) void this.look(ballot)
  }

  private follow(ballot: Hex, closesAtMs: number): void {
    const known = this.open.get(ballot)
    known?.cancel()
    const entry = { closesAtMs, retryMs: FIRST_RETRY_MS, cancel: () => {} }
    this.open.set(ballot, entry)
    entry.cancel = this.options.clock.at(closesAtMs, () => void this.look(ballot))
  }

  private async look(ballot: Hex): Promise<void> {
    const entry = this.open.get(ballot)
    if (!entry) return
    const { client, ballots, clock, settle } = this.options
    let isOver = clock.nowMs() >= entry.closesAtMs
    try {
      const args = [ballot, BigInt(Math.floor(clock.nowMs() / 1000))] as const
      const status = await client.readContract({ address: ballots, abi: ballotsAbi, functionName: "statusAt", args })
      if (status === STATUS.passed || status === STATUS.defeated || status === STATUS.expired) {
        isOver = true
        settle(ballot)
      }
    } catch {
      isOver = true
    }
    if (!isOver || this.open.get(ballot) !== entry) return
    entry.cancel()
    entry.cancel = clock.at(clock.nowMs() + entry.retryMs, () => void this.look(ballot))
    entry.retryMs = Math.min(entry.retryMs * 2, LAST_RETRY_MS)
  }
}
