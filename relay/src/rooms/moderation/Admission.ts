import { type CapabilitySet, hasCapability, OpenairError } from "@openair/protocol"
import type { Address } from "viem"
import { TokenBucket } from "../../ops/TokenBucket.ts"
import { Refusal } from "../Refusal.ts"
import { checkBits, checkReason, checkRoomLeft, checkTimes, refused } from "./checkMeasure.ts"
import type { MeasureWords } from "./MeasureWords.ts"
import type { ModerationOptions } from "./ModerationOptions.ts"
import type { SignedMeasure } from "./SignedMeasure.ts"

/** So many a moderator may sign at once in a room, and then so many a second. */
const BURST = 10
const PER_SECOND = 1 / 6

type AdmissionOptions = Pick<
  ModerationOptions,
  "chain" | "facts" | "table" | "clock" | "domain" | "verify" | "roomName" | "nameOf"
>

/** What an order or floor must pass before it is obeyed: first what may take time to find out, then what must hold in that very moment. */
export class Admission {
  private readonly options: AdmissionOptions
  private readonly words: MeasureWords
  private readonly budgets = new Map<string, TokenBucket>()

  constructor(options: AdmissionOptions, words: MeasureWords) {
    this.options = options
    this.words = words
  }

  /** @throws MEASURE_REFUSED, ROOM_NOT_FOUND */
  checkContent(signed: SignedMeasure): void {
    const { room } = signed
    if (this.options.roomName(room) === undefined) throw new OpenairError("ROOM_NOT_FOUND", { room: String(room) })
    checkTimes(signed, this.nowSeconds())
    checkReason(signed)
  }

  /**
   * Asks what has to be asked of the chain; its moderator should be watched from before.
   * @returns for floors, what the chain takes from the subject
   * @throws MEASURE_REFUSED, a refusal by rule, CHAIN_STALE
   */
  async checkAuthority(signed: SignedMeasure): Promise<CapabilitySet> {
    const { facts, domain } = this.options
    const { room, moderator, kind, subject } = signed
    checkBits(signed, await facts.room(room), domain.sanctions)
    await this.requireModerator(room, moderator)
    await this.requireSignature(signed)
    const denied = kind === "floor" ? await facts.denied(room, subject) : 0
    const epoch = await facts.epoch(room, moderator)
    if (signed.moderatorEpoch !== epoch) {
      throw refused(kind, `it was signed under epoch ${signed.moderatorEpoch}; now it is ${epoch}`, "Sign it again.")
    }
    return denied
  }

  /** By the view that is at hand, without waiting; what is not known counts as yes. */
  stillModerates({ room, moderator }: SignedMeasure): boolean {
    const rights = this.options.chain.rightsKnown(room, moderator)
    return rights === undefined || hasCapability(rights.capabilities, "MODERATE")
  }

  /** By the present view, which may be old while the chain is silent. @throws a refusal by rule */
  async requireModerator(room: bigint, moderator: Address): Promise<void> {
    const { chain, nameOf } = this.options
    const rights = chain.rightsKnown(room, moderator) ?? (await chain.rightsNow(room, moderator))
    if (hasCapability(rights.capabilities, "MODERATE")) return
    const [explanation, name] = await Promise.all([this.words.whyNot(room, moderator, "MODERATE"), nameOf(moderator)])
    throw new Refusal(explanation, name ?? moderator)
  }

  /** @throws MEASURE_REFUSED, TOO_MANY_REQUESTS when a budget is used up */
  spendBudgets(signed: SignedMeasure): void {
    const { room, kind, subject } = signed
    this.spend(signed)
    checkRoomLeft(signed, {
      running: this.running(signed),
      weekSeconds: kind === "order" ? this.options.table.weekOf(room, subject, this.nowSeconds()) : 0,
    })
  }

  private async requireSignature({ kind, moderator, digest, signature }: SignedMeasure): Promise<void> {
    let isValid: boolean
    try {
      isValid = await this.options.verify(moderator, digest, signature)
    } catch (error) {
      throw new OpenairError("CHAIN_STALE", { ageSeconds: "some" }, { cause: error })
    }
    if (!isValid) throw refused(kind, "the signature is not the moderator's", "Sign it with the moderator's account.")
  }

  private spend({ room, moderator }: SignedMeasure): void {
    const nowMs = this.options.clock.nowMs()
    const key = `${room}:${moderator}`
    const budget = this.budgets.get(key) ?? new TokenBucket(PER_SECOND, BURST, nowMs)
    this.budgets.set(key, budget)
    if (!budget.spend(nowMs)) throw new OpenairError("TOO_MANY_REQUESTS", { retryAfterSeconds: 1 / PER_SECOND })
  }

  private running({ room, kind, subject }: SignedMeasure): number {
    const rows = this.options.table.running(room, this.nowSeconds())
    return rows.filter((row) => row.kind === kind && row.subject === subject).length
  }

  private nowSeconds(): number {
    return Math.floor(this.options.clock.nowMs() / 1000)
  }
}
