import { type Capability, capabilityBit, type Explanation, type Measure } from "@openair/protocol"
import type { Address } from "viem"
import type { MeasureKind, MeasureRow } from "../../store/MeasureTable.ts"
import { explainOrSay } from "../explainOrSay.ts"
import { explainMeasure } from "./explainMeasure.ts"
import type { MeasureBook } from "./MeasureBook.ts"
import type { ModerationOptions } from "./ModerationOptions.ts"

/** Orders and floors as people are told of them. */
export class MeasureWords {
  private readonly options: ModerationOptions
  private readonly book: MeasureBook

  constructor(options: ModerationOptions, book: MeasureBook) {
    this.options = options
    this.book = book
  }

  async view(row: MeasureRow): Promise<Measure> {
    const { nameOf } = this.options
    const [subject, moderator] = await Promise.all([nameOf(row.subject), nameOf(row.moderator)])
    const { id, kind, reason, issuedAt, state, transaction, problem } = row
    return {
      ...{ id, kind, reason, issuedAt, state, transaction, problem },
      room: row.room.toString(),
      subject: { account: row.subject, name: subject },
      moderator: { account: row.moderator, name: moderator },
      capabilities: row.bits,
      expiresAt: row.endsAt,
    }
  }

  /** Which order or floor decides; else what the chain says. An order that is not on chain yet needs no chain to explain. */
  async explain(
    room: bigint,
    account: Address,
    capability: Capability,
    chain: () => Promise<Explanation>,
  ): Promise<Explanation> {
    const order = this.deciding("order", room, account, capability)
    if (order && this.book.get(order.id)) return this.wordsOf(order, capability)
    const answer = await chain()
    if (order && answer.decidedBy === "order") return this.wordsOf(order, capability)
    const floor = this.deciding("floor", room, account, capability)
    const isHeld = floor && (this.book.apply(room, account, NOTHING).capabilities & capabilityBit(capability)) !== 0
    if (floor && (answer.decidedBy === "floor" || (isHeld && !answer.allowed))) return this.wordsOf(floor, capability)
    return answer
  }

  whyNot(room: bigint, account: Address, capability: Capability): Promise<Explanation> {
    const { chain, roomName } = this.options
    return explainOrSay({ authority: chain, room, name: roomName(room) ?? "" })(account, capability)
  }

  /** The one that ends last. */
  private deciding(kind: MeasureKind, room: bigint, account: Address, capability: Capability): MeasureRow | undefined {
    const nowSeconds = Math.floor(this.options.clock.nowMs() / 1000)
    const bit = capabilityBit(capability)
    return this.options.table
      .running(room, nowSeconds)
      .filter((row) => row.kind === kind && row.subject === account && (row.bits & bit) !== 0)
      .toSorted((one, other) => one.endsAt - other.endsAt)
      .at(-1)
  }

  private async wordsOf(row: MeasureRow, capability: Capability): Promise<Explanation> {
    const { roomName, nameOf, domain } = this.options
    return explainMeasure(row, capability, {
      roomName: roomName(row.room) ?? "",
      moderatorName: await nameOf(row.moderator),
      sanctions: domain.sanctions,
    })
  }
}

const NOTHING = { capabilities: 0, validUntil: undefined }
