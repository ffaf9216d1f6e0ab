import { ballotsAbi, programmeAbi } from "@openair/protocol"
import { type Address, encodeFunctionData, type Hex, type PublicClient, parseEventLogs, toFunctionSelector } from "viem"
import { Budget } from "./Budget.ts"
import type { SentVote, SignerConfig, VoteOutcome } from "./messages.ts"
import type { TransactionLane } from "./TransactionLane.ts"

/** IBallots.BallotStatus */
const STATUS = { passed: 2, defeated: 3, expired: 5 } as const
/** IProgramme.SlotStatus */
const APPROVED = 2

/** Selectors of the reasons for which a vote is left out, in words. */
const SKIPPED: ReadonlyMap<string, string> = new Map(
  [
    ["BallotsUnknownBallot(bytes32)", "there is no such ballot"],
    ["BallotsVotingClosed(bytes32)", "the ballot takes no votes any more"],
    ["BallotsAlreadyVoted(bytes32,address)", "this account has voted already"],
    ["BallotsIsParty(bytes32,address)", "this account is a party to what the ballot is about"],
    ["BallotsNoVotes(bytes32,address)", "this account had no votes when the ballot opened"],
    ["BallotsInvalidSupport(uint8)", "the choice is none of the three"],
    ["BallotsExpiredSignature(uint64)", "the signature has expired"],
    ["BallotsInvalidSignature(address)", "the signature is not the voter's"],
  ].map(([error, words]) => [toFunctionSelector(error as string), words as string]),
)

/** What the gas key is used for, and nothing else: batches of signed votes, settling, locking. */
export class Signer {
  private readonly client: PublicClient
  private readonly lane: TransactionLane
  private readonly config: SignerConfig
  private readonly budget: Budget
  private readonly onDone: (what: "settle" | "lock", id: string, transaction: Hex) => void
  private readonly onProblem: (problem: string) => void
  private readonly settling = new Set<Hex>()
  private readonly locking = new Set<bigint>()

  constructor(options: {
    readonly client: PublicClient
    readonly lane: TransactionLane
    readonly config: SignerConfig
    readonly onDone: (what: "settle" | "lock", id: string, transaction: Hex) => void
    readonly onProblem: (problem: string) => void
  }) {
    this.client = options.client
    this.lane = options.lane
    this.config = options.config
    this.onDone = options.onDone
    this.onProblem = options.onProblem
    this.budget = new Budget(options.config.budgets.votes)
  }

  /** Sends votes in one transaction, and settles the ballots they decide. @throws when nothing was counted. */
  async castVotes(votes: readonly SentVote[], onSent: (transaction: Hex) => void): Promise<VoteOutcome[]> {
    const outcomes = await this.lane.run(() => this.castAll(votes, onSent))
    for (const ballot of new Set(outcomes.filter(({ state }) => state === "counted").map((each) => each.ballot))) {
      void this.settle(ballot)
    }
    return outcomes
  }

  /** Ends a ballot whose outcome is certain; does nothing to others. */
  async settle(ballot: Hex): Promise<void> {
    if (this.settling.has(ballot)) return
    this.settling.add(ballot)
    try {
      await this.lane.run(async () => {
        const { ballots } = this.config.contracts
        const status = await this.statusOf(ballot)
        if (status !== STATUS.passed && status !== STATUS.defeated && status !== STATUS.expired) return
        const callData = await this.callDataOf(ballot)
        const data = encodeFunctionData({ abi: ballotsAbi, functionName: "settle", args: [ballot, callData] })
        const receipt = await this.lane.send({ to: ballots, data })
        if (receipt.status === "success") this.onDone("settle", ballot, receipt.transactionHash)
        else this.onProblem(`settling ${ballot} failed`)
      })
    } catch (error) {
      this.onProblem(`settling ${ballot}: ${brief(error)}`)
    } finally {
      this.settling.delete(ballot)
    }
  }

  /** Locks an approved slot; does nothing to others. */
  async lock(programme: Address, slot: bigint): Promise<void> {
    if (this.locking.has(slot)) return
    this.locking.add(slot)
    try {
      await this.lane.run(async () => {
        const contract = { address: programme, abi: programmeAbi } as const
        const { status } = await this.client.readContract({ ...contract, functionName: "slotOf", args: [slot] })
        if (status !== APPROVED) return
        const data = encodeFunctionData({ abi: programmeAbi, functionName: "lock", args: [slot] })
        const receipt = await this.lane.send({ to: programme, data })
        if (receipt.status === "success") this.onDone("lock", slot.toString(), receipt.transactionHash)
        else this.onProblem(`locking ${slot} failed`)
      })
    } catch (error) {
      this.onProblem(`locking ${slot}: ${brief(error)}`)
    } finally {
      this.locking.delete(slot)
    }
  }

  private async castAll(votes: readonly SentVote[], onSent: (transaction: Hex) => void): Promise<VoteOutcome[]> {
    const { ballots } = this.config.contracts
    const known = await Promise.all(votes.map((vote) => this.alreadyCounted(vote)))
    const outcomes = known.filter((outcome) => outcome !== undefined)
    const paid = votes.filter((vote, index) => {
      if (known[index]) return false
      const reason = this.budget.spend({ room: vote.room, account: vote.voter }, Date.now())
      if (reason !== undefined) outcomes.push(outcomeOf(vote, "refused", null, reason))
      return reason === undefined
    })
    if (paid.length === 0) return outcomes
    const args = paid.map(({ ballot, voter, support, deadline, signature }) => ({
      ballot,
      voter,
      support,
      deadline: BigInt(deadline),
      signature,
    }))
    const { result: counted } = await this.client.simulateContract({
      address: ballots,
      abi: ballotsAbi,
      functionName: "castVotesBySig",
      args: [args],
    })
    if (counted === 0n) {
      const reason = "the contract would not count it (its own reason shows when it is sent by wallet)"
      return [...outcomes, ...paid.map((vote) => outcomeOf(vote, "refused", null, reason))]
    }
    const data = encodeFunctionData({ abi: ballotsAbi, functionName: "castVotesBySig", args: [args] })
    const receipt = await this.lane.send({ to: ballots, data }, onSent)
    if (receipt.status !== "success") throw new Error(`the batch ${receipt.transactionHash} failed`)
    const events = parseEventLogs({ abi: ballotsAbi, logs: receipt.logs })
    return [
      ...outcomes,
      ...paid.map((vote) => {
        const event = events.find(
          ({ eventName, args: each }) =>
            (eventName === "VoteCast" || eventName === "VoteSkipped") &&
            "voter" in each &&
            each.ballot === vote.ballot &&
            each.voter.toLowerCase() === vote.voter.toLowerCase(),
        )
        if (event?.eventName === "VoteCast") return outcomeOf(vote, "counted", receipt.transactionHash, null)
        const reason = event?.eventName === "VoteSkipped" ? SKIPPED.get(event.args.reason) : undefined
        return outcomeOf(vote, "refused", receipt.transactionHash, reason ?? "the contract left it out")
      }),
    ]
  }

  /** After a crash between sending and hearing of it. */
  private async alreadyCounted(vote: SentVote): Promise<VoteOutcome | undefined> {
    const [voted, support] = await this.client.readContract({
      address: this.config.contracts.ballots,
      abi: ballotsAbi,
      functionName: "voteOf",
      args: [vote.ballot, vote.voter],
    })
    if (!voted) return undefined
    if (support === vote.support) return outcomeOf(vote, "counted", null, null)
    return outcomeOf(vote, "refused", null, "this account has voted already")
  }

  private async statusOf(ballot: Hex): Promise<number> {
    return this.client.readContract({
      address: this.config.contracts.ballots,
      abi: ballotsAbi,
      functionName: "statusAt",
      args: [ballot, BigInt(Math.floor(Date.now() / 1000))],
    })
  }

  private async callDataOf(ballot: Hex): Promise<Hex> {
    const [log] = await this.client.getContractEvents({
      address: this.config.contracts.ballots,
      abi: ballotsAbi,
      eventName: "BallotOpened",
      args: { ballot },
      fromBlock: BigInt(this.config.startBlock),
      strict: true,
    })
    return log?.args.callData ?? "0x"
  }
}

function outcomeOf(
  { ballot, voter }: SentVote,
  state: VoteOutcome["state"],
  transaction: Hex | null,
  reason: string | null,
): VoteOutcome {
  return { ballot, voter, state, transaction, reason }
}

export function brief(error: unknown): string {
  const { shortMessage, message } = error as { shortMessage?: string; message?: string }
  return (shortMessage ?? message ?? String(error)).slice(0, 400)
}
