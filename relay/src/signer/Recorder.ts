import { capabilityBit, RECORD_WITHIN_SECONDS, roomsAbi, sanctionsAbi } from "@openair/protocol"
import { encodeFunctionData, type Hex, type PublicClient, parseEventLogs, toFunctionSelector } from "viem"
import { Budget } from "./Budget.ts"
import type { RecordOutcome, SentMeasure, SignerConfig } from "./messages.ts"
import type { TransactionLane } from "./TransactionLane.ts"

/** Selectors of the reasons for which an order or floor is left out, in words. */
const SKIPPED: ReadonlyMap<string, string> = new Map(
  [
    ["ModerationInvalidSignature(address)", "the signature is not the moderator's"],
    ["ModerationNotModerator(uint256,address)", "its moderator does not hold MODERATE"],
    ["ModerationNotOfRoom(uint256)", "the room is moderated elsewhere"],
    ["ModerationInvalidTimes(uint64,uint64)", "its times are not allowed"],
    ["ModerationStale(uint64)", "it was older than ten minutes"],
    ["ModerationInvalidCapabilities(uint32)", "it names capabilities it may not"],
    ["ModerationWrongEpoch(uint64,uint64)", "its moderator voided it, or was deprived of MODERATE"],
    ["ModerationTooMany(uint256,address)", "as many as allowed run for this person"],
    ["OrdersProtectedSubject(address)", "its subject governs the room"],
    ["OrdersLifted(address)", "what it took has been given back since"],
    ["OrdersWeekSpent(uint256,address)", "orders may take no more than 24 hours of a person's week"],
  ].map(([error, words]) => [toFunctionSelector(error as string), words as string]),
)

/** Puts on record what moderators signed, in batches; pays only for what the contract would take. */
export class Recorder {
  private readonly client: PublicClient
  private readonly lane: TransactionLane
  private readonly config: SignerConfig
  private readonly budget: Budget

  constructor(client: PublicClient, lane: TransactionLane, config: SignerConfig) {
    this.client = client
    this.lane = lane
    this.config = config
    this.budget = new Budget(config.budgets.measures)
  }

  /** @throws when nothing was sent. */
  record(measures: readonly SentMeasure[]): Promise<RecordOutcome[]> {
    return this.lane.run(async () => {
      const outcomes = await Promise.all(measures.map((measure) => this.judge(measure)))
      const good = measures.filter((_, index) => outcomes[index] === undefined)
      const known = outcomes.filter((outcome) => outcome !== undefined)
      if (good.length === 0) return known
      const receipt = await this.lane.send({ to: this.config.contracts.sanctions, data: callData(good) })
      if (receipt.status !== "success") throw new Error(`the batch ${receipt.transactionHash} failed`)
      const events = parseEventLogs({ abi: sanctionsAbi, logs: receipt.logs })
      return [
        ...known,
        ...good.map(({ id }): RecordOutcome => {
          const event = events.find(({ args }) => idOf(args) === id)
          const transaction = receipt.transactionHash
          if (event?.eventName === "OrderRecorded" || event?.eventName === "FloorRecorded") {
            return { id, state: "recorded", transaction, reason: null }
          }
          const selector = event && "reason" in event.args ? event.args.reason : undefined
          return {
            id,
            state: "refused",
            transaction,
            reason: SKIPPED.get(selector ?? "") ?? "the contract left it out",
          }
        }),
      ]
    })
  }

  /** @returns what becomes of it without sending it; undefined when it is to be sent. */
  private async judge(measure: SentMeasure): Promise<RecordOutcome | undefined> {
    const { id, room, moderator } = measure
    if (await this.wouldBeTaken(measure)) {
      const reason = this.budget.spend({ room, account: moderator }, Date.now())
      return reason === undefined ? undefined : { id, state: "later", transaction: null, reason }
    }
    const transaction = await this.transactionOf(measure)
    if (transaction) return { id, state: "recorded", transaction, reason: null }
    const { timestamp } = await this.client.getBlock({ blockTag: "latest" })
    // The chain's clock may be behind the moderator's.
    if (BigInt(measure.issuedAt) > timestamp) return { id, state: "later", transaction: null, reason: null }
    return { id, state: "refused", transaction: null, reason: await this.reasonAgainst(measure, timestamp) }
  }

  private async wouldBeTaken(measure: SentMeasure): Promise<boolean> {
    const { data } = await this.client.call({ to: this.config.contracts.sanctions, data: callData([measure]) })
    return data !== undefined && BigInt(data) === 1n
  }

  /** Of the record, if there is one: after a crash, or when somebody else was faster. */
  private async transactionOf({ kind, id }: SentMeasure): Promise<Hex | undefined> {
    const range = {
      address: this.config.contracts.sanctions,
      abi: sanctionsAbi,
      fromBlock: BigInt(this.config.startBlock),
    } as const
    const [log] =
      kind === "order"
        ? await this.client.getContractEvents({ ...range, eventName: "OrderRecorded", args: { order: id } })
        : await this.client.getContractEvents({ ...range, eventName: "FloorRecorded", args: { floor: id } })
    return log?.transactionHash
  }

  /** The likely reason: the contract itself tells it only to those who pay. */
  private async reasonAgainst(measure: SentMeasure, timestamp: bigint): Promise<string> {
    const { moderator, issuedAt, moderatorEpoch } = measure
    const room = BigInt(measure.room)
    const [epoch, [capabilities]] = await Promise.all([
      this.client.readContract({
        ...{ address: this.config.contracts.sanctions, abi: sanctionsAbi },
        ...{ functionName: "epochOf", args: [room, moderator] },
      }),
      this.client.readContract({
        ...{ address: this.config.contracts.rooms, abi: roomsAbi },
        ...{ functionName: "capabilitiesAt", args: [room, [moderator], timestamp] },
      }),
    ])
    const say = (error: string) => SKIPPED.get(toFunctionSelector(error)) as string
    if (timestamp > BigInt(issuedAt + RECORD_WITHIN_SECONDS)) return say("ModerationStale(uint64)")
    if (epoch !== BigInt(moderatorEpoch)) return say("ModerationWrongEpoch(uint64,uint64)")
    if (((capabilities[0] ?? 0) & capabilityBit("MODERATE")) === 0)
      return say("ModerationNotModerator(uint256,address)")
    return "the contract would not take it (its own reason shows when it is sent by wallet)"
  }
}

/** All of one kind. */
function callData(measures: readonly SentMeasure[]): Hex {
  const signed = measures.map(({ moderator, signature, ...measure }) => {
    const { subject, bits, reasonHash } = measure
    const common = {
      room: BigInt(measure.room),
      subject,
      issuedAt: BigInt(measure.issuedAt),
      expiresAt: BigInt(measure.expiresAt),
      moderatorEpoch: BigInt(measure.moderatorEpoch),
      nonce: BigInt(measure.nonce),
    }
    return { moderator, signature, order: { ...common, denies: bits, reasonHash }, floor: { ...common, grants: bits } }
  })
  return measures[0]?.kind === "floor"
    ? encodeFunctionData({ abi: sanctionsAbi, functionName: "recordFloors", args: [signed] })
    : encodeFunctionData({ abi: sanctionsAbi, functionName: "recordOrders", args: [signed] })
}

function idOf(args: object): Hex | undefined {
  return (args as { order?: Hex; floor?: Hex }).order ?? (args as { floor?: Hex }).floor
}
