import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { capabilitySet, FLOOR_TYPES, type Measure, moderationDomain, ORDER_TYPES } from "@openair/protocol"
import { type Address, hexToBytes } from "viem"
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts"
import { recoverSigner } from "../../login/recoverSigner.ts"
import type { MeasureRow } from "../../store/MeasureTable.ts"
import { Store } from "../../store/Store.ts"
import type { Authority, Rights, RightsChange } from "../Authority.ts"
import type { ModeratedRoom, ModerationEvent, ModerationFacts } from "../ModerationFacts.ts"
import { Moderation } from "./Moderation.ts"
import type { RecordOutcome } from "./Recording.ts"
import { type SignedMeasure, signedFloor, signedOrder } from "./SignedMeasure.ts"

export const ROOM = 7n
const CHAIN_ID = 31_337
const SANCTIONS = `0x${"5a".repeat(20)}` as const
const DOMAIN = { chainId: CHAIN_ID, sanctions: SANCTIONS }
export const SPEAKER = capabilitySet("JOIN", "MICROPHONE", "CAMERA")
export const MODERATOR = SPEAKER | capabilitySet("MODERATE")

/** Time that goes by only when told to. */
export class ManualClock {
  private now = Date.now()
  private readonly timers = new Set<{ readonly atMs: number; readonly run: () => void }>()

  nowMs(): number {
    return this.now
  }

  at(atMs: number, run: () => void): () => void {
    const timer = { atMs, run }
    this.timers.add(timer)
    return () => void this.timers.delete(timer)
  }

  /** Goes on, letting what is asynchronous finish after every timer. */
  async pass(seconds: number): Promise<void> {
    const endMs = this.now + seconds * 1000
    for (;;) {
      const [next] = [...this.timers].filter(({ atMs }) => atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs)
      if (!next) break
      this.timers.delete(next)
      this.now = Math.max(this.now, next.atMs)
      next.run()
      await settle()
    }
    this.now = endMs
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** The chain's word as a table: what it says can be set, and that it is not heard. */
export class TableAuthority implements Authority {
  readonly rights = new Map<Address, number>()
  isHeard = true
  private readonly watched = new Map<Address, number>()
  private readonly listeners = new Set<(change: RightsChange) => void>()

  async rightsNow(_room: bigint, account: Address): Promise<Rights> {
    if (!this.isHeard) throw new Error("the chain is silent")
    return this.word(account)
  }
  rightsKnown(_room: bigint, account: Address): Rights | undefined {
    return this.watched.get(account) ? this.word(account) : undefined
  }
  watch(_room: bigint, account: Address): () => void {
    this.watched.set(account, (this.watched.get(account) ?? 0) + 1)
    return () => void this.watched.set(account, (this.watched.get(account) ?? 0) - 1)
  }
  onChange(listener: (change: RightsChange) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
  set(account: Address, capabilities: number, certainty: RightsChange["certainty"] = "certain"): void {
    this.rights.set(account, capabilities)
    const rights = this.word(account)
    for (const listener of this.listeners) listener({ room: ROOM, account, rights, certainty })
  }
  explain(): Promise<never> {
    return Promise.reject(new Error("the chain is silent"))
  }
  consentEpoch = async () => 0n
  onConsentEpoch = () => () => {}

  private word(account: Address): Rights {
    return { capabilities: this.rights.get(account) ?? 0, validUntil: undefined }
  }
}

/** What the contracts say of moderation, as a table. */
export class TableFacts implements ModerationFacts {
  of: ModeratedRoom = {
    sanctions: SANCTIONS,
    governor: `0x${"99".repeat(20)}`,
    delegable: SPEAKER,
    closed: false,
  }
  epochs = new Map<Address, bigint>()
  deniedTo = new Map<Address, number>()
  isHeard = true
  private readonly listeners = new Set<(event: ModerationEvent) => void>()

  room = async () => this.of
  epoch = async (_room: bigint, moderator: Address) => this.epochs.get(moderator) ?? 0n
  async denied(_room: bigint, account: Address): Promise<number> {
    if (!this.isHeard) throw new Error("the chain is silent")
    return this.deniedTo.get(account) ?? 0
  }
  onEvent(listener: (event: ModerationEvent) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
  tell(event: ModerationEvent): void {
    for (const listener of this.listeners) listener(event)
  }
}

/** Moderation over a real store and real signatures, with the chain as a table. */
export class TestModeration {
  readonly clock = new ManualClock()
  readonly chain = new TableAuthority()
  readonly facts = new TableFacts()
  readonly alice = privateKeyToAccount(generatePrivateKey())
  readonly bob = privateKeyToAccount(generatePrivateKey())
  readonly changes: RightsChange[] = []
  readonly told: Measure[] = []
  /** What was asked to be recorded, and how it is answered; undefined: the signer is away. */
  readonly sent: MeasureRow[] = []
  record: ((row: MeasureRow) => Omit<RecordOutcome, "id">) | undefined
  store: Store
  moderation: Moderation
  private readonly folder = mkdtempSync(join(tmpdir(), "openair-moderation-"))

  constructor() {
    this.chain.set(lower(this.alice), MODERATOR)
    this.chain.set(lower(this.bob), SPEAKER)
    for (const account of [this.alice, this.bob]) this.chain.watch(ROOM, lower(account))
    this.store = this.openStore()
    this.moderation = this.open()
  }

  get subject(): Address {
    return lower(this.bob)
  }

  get now(): number {
    return Math.floor(this.clock.nowMs() / 1000)
  }

  /** What bob may in the end. */
  get granted(): number {
    return this.moderation.authority.rightsKnown(ROOM, this.subject)?.capabilities ?? 0
  }

  /** As after kill -9: nothing but the file is left. */
  restart(): void {
    this.close()
    this.store = this.openStore()
    this.moderation = this.open()
  }

  close(): void {
    this.moderation.close()
    this.store.close()
  }

  remove(): void {
    this.close()
    rmSync(this.folder, { recursive: true })
  }

  async order(
    change: Partial<{
      denies: number
      reason: string
      reasonHash: `0x${string}`
      issuedAt: number
      expiresAt: number
      epoch: bigint
      nonce: bigint
      subject: Address
      by: PrivateKeyAccount
      signer: PrivateKeyAccount
    }> = {},
  ): Promise<SignedMeasure> {
    const by = change.by ?? this.alice
    const order = {
      subject: change.subject ?? this.subject,
      denies: change.denies ?? capabilitySet("MICROPHONE"),
      reasonHash: change.reasonHash ?? (`0x${"00".repeat(32)}` as const),
      issuedAt: change.issuedAt ?? this.now,
      expiresAt: change.expiresAt ?? this.now + 60,
      moderatorEpoch: String(change.epoch ?? 0n),
      nonce: String(change.nonce ?? BigInt(Math.floor(Math.random() * 1e15))),
    }
    const signature = await (change.signer ?? by).signTypedData({
      domain: moderationDomain(CHAIN_ID, SANCTIONS),
      types: ORDER_TYPES,
      primaryType: "Order",
      message: {
        ...order,
        room: ROOM,
        issuedAt: BigInt(order.issuedAt),
        expiresAt: BigInt(order.expiresAt),
        moderatorEpoch: BigInt(order.moderatorEpoch),
        nonce: BigInt(order.nonce),
      },
    })
    const { reason } = change
    return signedOrder(DOMAIN, ROOM, { order, moderator: lower(by), signature, ...(reason ? { reason } : {}) })
  }

  async floor(grants: number, expiresAt = this.now + 60): Promise<SignedMeasure> {
    const floor = {
      ...{ subject: this.subject, grants, issuedAt: this.now, expiresAt },
      ...{ moderatorEpoch: "0", nonce: String(Math.floor(Math.random() * 1e15)) },
    }
    const signature = await this.alice.signTypedData({
      domain: moderationDomain(CHAIN_ID, SANCTIONS),
      types: FLOOR_TYPES,
      primaryType: "Floor",
      message: {
        ...floor,
        room: ROOM,
        issuedAt: BigInt(floor.issuedAt),
        expiresAt: BigInt(floor.expiresAt),
        moderatorEpoch: 0n,
        nonce: BigInt(floor.nonce),
      },
    })
    return signedFloor(DOMAIN, ROOM, { floor, moderator: lower(this.alice), signature })
  }

  private openStore(): Store {
    return new Store(join(this.folder, "relay.sqlite"))
  }

  private open(): Moderation {
    const { chain, facts, clock, store } = this
    const made = new Moderation({
      ...{ chain, facts, clock, domain: DOMAIN, table: store.measures },
      verify: async (moderator, digest, signature) =>
        recoverSigner(hexToBytes(digest), hexToBytes(signature)) === moderator,
      roomName: (room) => (room === ROOM ? "townhall" : undefined),
      nameOf: async (account) => (account === lower(this.alice) ? "alice.eth" : null),
      sender: {
        record: async (_, rows) => {
          const { record } = this
          if (!record) throw new Error("the signer is away")
          this.sent.push(...rows)
          return rows.map((row) => ({ id: row.id, ...record(row) }))
        },
      },
      onChange: () => {},
      onProblem: () => {},
    })
    made.authority.onChange((change) => this.changes.push(change))
    made.onMeasure((measure) => this.told.push(measure))
    return made
  }
}

function lower({ address }: { address: Address }): Address {
  return address.toLowerCase() as Address
}
