import { OpenairError, type Support, type VoteStatus } from "@openair/protocol"
import type { Address, Hex } from "viem"
import type { VoteRow, VoteTable } from "../store/VoteTable.ts"
import type { BallotReader } from "./BallotReader.ts"

export interface SignedVote {
  readonly room: bigint
  readonly ballot: Hex
  readonly callHash: Hex
  readonly voter: Address
  readonly support: Support
  /** Unix seconds. */
  readonly deadline: number
  readonly signature: Hex
}

export interface VoteOutcome {
  readonly ballot: Hex
  readonly voter: Address
  readonly state: "counted" | "refused"
  readonly transaction: Hex | null
  readonly reason: string | null
}

/** Sends batches; resolves with what became of each. Rejects when nothing was sent: the votes stay queued. */
export interface VoteSender {
  send(votes: readonly VoteRow[], onSent: (transaction: Hex) => void): Promise<readonly VoteOutcome[]>
}

export interface VotesOptions {
  readonly table: VoteTable
  readonly ballots: BallotReader
  /** undefined: this relay sponsors no votes. */
  readonly sender: VoteSender | undefined
  /** Whether the signature is the voter's under the Ballots contract's domain. */
  readonly verify: (vote: SignedVote) => Promise<boolean>
  readonly servesRoom: (room: bigint) => boolean
  readonly onState: (state: VoteStatus["state"]) => void
  readonly onProblem: (problem: string) => void
  readonly nowMs?: () => number
}

/** Long enough for the votes of a moment to share a transaction, short enough that nobody notices. */
const FLUSH_MS = 250
const MAX_BATCH = 50
/** A signer that is away is asked again after this. */
const RETRY_MS = 2000
/** A vote about to expire would be lost on its way. */
const MIN_DEADLINE_SECONDS = 10
const MAX_QUEUED = 10_000

/** Takes signed votes over: checked, stored, then sent in batches. What was acknowledged survives kill -9. */
export class Votes {
  private readonly options: VotesOptions
  private readonly queue = new Map<string, VoteRow>()
  private timer: NodeJS.Timeout | undefined
  private isSending = false
  private closed = false

  constructor(options: VotesOptions) {
    this.options = options
    for (const vote of options.table.unfinished()) this.queue.set(keyOf(vote), vote)
    this.schedule(0)
  }

  /** @throws VOTE_REFUSED, VOTES_PAUSED, ROOM_NOT_FOUND */
  async accept(vote: SignedVote): Promise<VoteStatus> {
    const { table, sender } = this.options
    if (!sender) throw new OpenairError("VOTES_PAUSED", { problem: "it has no account to pay from" })
    if (this.queue.size >= MAX_QUEUED) throw new OpenairError("VOTES_PAUSED", { problem: "too many are waiting" })
    const known = table.find(vote.ballot, vote.voter)
    if (known && known.state !== "refused" && known.support === vote.support) return statusOf(known)
    await this.check(vote)
    const acceptedAt = Math.floor(this.nowMs() / 1000)
    if (!table.add({ ...vote, acceptedAt }))
      throw refused("this account's vote is under way already", "A vote is final.")
    const row = table.find(vote.ballot, vote.voter)
    if (!row) throw new Error("A vote that was stored is gone.")
    this.queue.set(keyOf(row), row)
    this.options.onState("queued")
    this.schedule(this.queue.size >= MAX_BATCH ? 0 : FLUSH_MS)
    return statusOf(row)
  }

  /** undefined when this relay was never given such a vote. */
  status(ballot: Hex, voter: Address): VoteStatus | undefined {
    const row = this.options.table.find(ballot, voter)
    return row ? statusOf(row) : undefined
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
  }

  private async check(vote: SignedVote): Promise<void> {
    const nowSeconds = this.nowMs() / 1000
    if (vote.deadline < nowSeconds + MIN_DEADLINE_SECONDS) throw refused("its deadline is too near", "Sign it again.")
    if (!this.options.servesRoom(vote.room)) throw new OpenairError("ROOM_NOT_FOUND", { room: vote.room.toString() })
    const [ballot, voter] = await this.asking(() =>
      Promise.all([this.options.ballots.ballot(vote.ballot), this.options.ballots.voter(vote.ballot, vote.voter)]),
    )
    if (!ballot || ballot.room !== vote.room) throw refused("there is no such ballot in this room", "Check the ballot.")
    if (ballot.callHash !== vote.callHash) throw refused("it names another call", "Reload the ballot and sign again.")
    if (!ballot.isOpen || ballot.closesAt <= nowSeconds)
      throw refused("the ballot takes no votes any more", "See its outcome.")
    if (voter.hasVoted) throw refused("this account has voted already", "A vote is final.")
    if (voter.weight === 0n) {
      throw refused(
        "this account had no votes when the ballot opened",
        "Members at the opening may vote; take part in the next one.",
      )
    }
    if (!(await this.asking(() => this.options.verify(vote)))) {
      throw refused("the signature is not the voter's", "Sign with the voting account.")
    }
  }

  private async asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask()
    } catch (error) {
      throw new OpenairError("VOTES_PAUSED", { problem: "it cannot reach the chain" }, { cause: error })
    }
  }

  private schedule(delayMs: number): void {
    if (this.closed || this.isSending || this.queue.size === 0) return
    if (this.timer && delayMs > 0) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.timer = undefined
      void this.flush()
    }, delayMs)
  }

  private async flush(): Promise<void> {
    const { sender, table } = this.options
    if (!sender || this.isSending) return
    this.isSending = true
    const batch = [...this.queue.values()].slice(0, MAX_BATCH)
    let delayMs = 0
    try {
      const outcomes = await sender.send(batch, (transaction) => {
        for (const { ballot, voter } of batch) table.settle(ballot, voter, "sent", transaction, null)
      })
      for (const outcome of outcomes) {
        table.settle(outcome.ballot, outcome.voter, outcome.state, outcome.transaction, outcome.reason)
        this.queue.delete(keyOf(outcome))
        this.options.onState(outcome.state)
      }
    } catch (error) {
      this.options.onProblem(`votes were not sent: ${error instanceof Error ? error.message : error}`)
      delayMs = RETRY_MS
    }
    this.isSending = false
    this.schedule(delayMs)
  }

  private nowMs(): number {
    return this.options.nowMs?.() ?? Date.now()
  }
}

function keyOf({ ballot, voter }: { ballot: Hex; voter: Address }): string {
  return `${ballot}:${voter.toLowerCase()}`
}

function statusOf({ ballot, voter, state, transaction, reason }: VoteRow): VoteStatus {
  return { ballot, voter, state, transaction, reason }
}

function refused(problem: string, howToQualify: string): OpenairError {
  return new OpenairError("VOTE_REFUSED", { problem, howToQualify })
}
