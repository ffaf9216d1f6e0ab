import { programmeAbi, roomsAbi } from "@openair/protocol"
import { type Address, type PublicClient, zeroAddress } from "viem"
import type { Clock } from "../rooms/Clock.ts"
import type { AirState, ProgrammeClock } from "../rooms/ProgrammeClock.ts"
import type { ChainOptions } from "./ChainOptions.ts"
import type { Heads } from "./Heads.ts"

export interface ChainProgrammeClockOptions {
  readonly client: PublicClient
  readonly heads: Heads
  readonly clock: Clock
  readonly contracts: ChainOptions["contracts"]
  readonly startBlock: bigint
  readonly lockSeconds: number
  /** Asks the signer to lock a slot; may be asked again. */
  readonly lock: (programme: Address, slot: bigint) => void
  readonly onProblem: (problem: string) => void
}

const OFF_AIR: AirState = { onAir: false, slot: undefined, reach: 0, changesAtSeconds: undefined }
const FOREVER = 2n ** 64n - 1n
/** IProgramme.SlotStatus */
const APPROVED = 2
const RETRY_MS = 1000
const LOCK_RETRY_MS = 2000

interface WatchedRoom {
  watchers: number
  state: AirState
  programme: Address | undefined
  cancelTimer: () => void
  isReading: boolean
  isWanted: boolean
}

/** Reads the programme at logs and at the seconds it names, and has approved slots locked in time. */
export class ChainProgrammeClock implements ProgrammeClock {
  private readonly options: ChainProgrammeClockOptions
  private readonly rooms = new Map<bigint, WatchedRoom>()
  private readonly listeners = new Set<(room: bigint, state: AirState) => void>()
  private readonly metadata = new Map<bigint, string>()
  private readonly lastLockMs = new Map<bigint, number>()
  private readonly ending: () => void

  constructor(options: ChainProgrammeClockOptions) {
    this.options = options
    const { programme, rooms } = options.contracts
    const relevant = new Set([programme.toLowerCase(), rooms.toLowerCase()])
    this.ending = options.heads.onLog(({ address }) => {
      if (relevant.has(address.toLowerCase())) for (const room of this.rooms.keys()) this.read(room)
    })
  }

  watch(room: bigint): () => void {
    const watched = this.rooms.get(room) ?? {
      watchers: 0,
      state: OFF_AIR,
      programme: undefined,
      cancelTimer: () => {},
      isReading: false,
      isWanted: false,
    }
    this.rooms.set(room, watched)
    watched.watchers += 1
    this.read(room)
    return () => {
      watched.watchers -= 1
      if (watched.watchers > 0) return
      watched.cancelTimer()
      this.rooms.delete(room)
    }
  }

  airNow(room: bigint): AirState {
    return this.rooms.get(room)?.state ?? OFF_AIR
  }

  onChange(listener: (room: bigint, state: AirState) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  close(): void {
    this.ending()
    for (const { cancelTimer } of this.rooms.values()) cancelTimer()
    this.rooms.clear()
  }

  private read(room: bigint): void {
    const watched = this.rooms.get(room)
    if (!watched) return
    watched.isWanted = true
    if (!watched.isReading) void this.follow(room, watched)
  }

  private async follow(room: bigint, watched: WatchedRoom): Promise<void> {
    watched.isReading = true
    while (watched.isWanted && this.rooms.get(room) === watched) {
      watched.isWanted = false
      watched.cancelTimer()
      let wakeAtMs: number
      try {
        wakeAtMs = await this.readOnce(room, watched)
      } catch (error) {
        this.options.onProblem(`programme of room ${room}: ${error instanceof Error ? error.message : error}`)
        this.expire(room, watched)
        wakeAtMs = this.options.clock.nowMs() + RETRY_MS
      }
      if (this.rooms.get(room) === watched && Number.isFinite(wakeAtMs)) {
        watched.cancelTimer = this.options.clock.at(wakeAtMs, () => this.read(room))
      }
    }
    watched.isReading = false
  }

  /** @returns Unix ms when to look again by itself. */
  private async readOnce(room: bigint, watched: WatchedRoom): Promise<number> {
    const { client, contracts, clock } = this.options
    const { programme } = await client.readContract({
      address: contracts.rooms,
      abi: roomsAbi,
      functionName: "roomOf",
      args: [room],
    })
    if (programme === zeroAddress) {
      this.show(room, watched, OFF_AIR)
      return Number.POSITIVE_INFINITY
    }
    const at = BigInt(Math.floor(clock.nowMs() / 1000))
    const contract = { address: programme, abi: programmeAbi } as const
    const [[slot, reach, changesAt], booked, [next]] = await Promise.all([
      client.readContract({ ...contract, functionName: "onAir", args: [room, at] }),
      client.readContract({ ...contract, functionName: "bookedAt", args: [room, at] }),
      client.readContract({ ...contract, functionName: "nextBooked", args: [room, at] }),
    ])
    const lockAtMs = await this.lockInTime(programme, [booked, next])
    const changesAtSeconds = changesAt === FOREVER ? undefined : Number(changesAt)
    this.show(room, watched, {
      onAir: reach !== 0,
      slot: slot === 0n ? undefined : await this.slotOf(programme, slot),
      reach,
      changesAtSeconds,
    })
    return Math.min(lockAtMs, changesAtSeconds === undefined ? Number.POSITIVE_INFINITY : changesAtSeconds * 1000)
  }

  /** @returns Unix ms when a slot is next to be locked. */
  private async lockInTime(programme: Address, slots: readonly bigint[]): Promise<number> {
    const { client, clock, lockSeconds, lock } = this.options
    const times = await Promise.all(
      slots
        .filter((slot) => slot !== 0n)
        .map(async (slot) => {
          const { status, start } = await client.readContract({
            address: programme,
            abi: programmeAbi,
            functionName: "slotOf",
            args: [slot],
          })
          if (status !== APPROVED) return Number.POSITIVE_INFINITY
          const lockAtMs = (Number(start) - lockSeconds) * 1000
          const nowMs = clock.nowMs()
          if (nowMs < lockAtMs) return lockAtMs
          if (nowMs - (this.lastLockMs.get(slot) ?? 0) >= LOCK_RETRY_MS) {
            this.lastLockMs.set(slot, nowMs)
            lock(programme, slot)
          }
          return nowMs + LOCK_RETRY_MS
        }),
    )
    return Math.min(Number.POSITIVE_INFINITY, ...times)
  }

  private async slotOf(programme: Address, id: bigint): Promise<AirState["slot"]> {
    const { client } = this.options
    const [slot, metadata] = await Promise.all([
      client.readContract({ address: programme, abi: programmeAbi, functionName: "slotOf", args: [id] }),
      this.metadataOf(programme, id).catch(() => null),
    ])
    return { id, startSeconds: Number(slot.start), endSeconds: Number(slot.end), reach: slot.reach, metadata }
  }

  private async metadataOf(programme: Address, slot: bigint): Promise<string | null> {
    const known = this.metadata.get(slot)
    if (known !== undefined) return known
    const [log] = await this.options.client.getContractEvents({
      address: programme,
      abi: programmeAbi,
      eventName: "SlotProposed",
      args: { slot },
      fromBlock: this.options.startBlock,
      strict: true,
    })
    if (!log) return null
    this.metadata.set(slot, log.args.metadata)
    return log.args.metadata
  }

  /** While the chain cannot be asked: a slot still ends when it ends. */
  private expire(room: bigint, watched: WatchedRoom): void {
    const end = watched.state.slot?.endSeconds
    if (end !== undefined && this.options.clock.nowMs() >= end * 1000) this.show(room, watched, OFF_AIR)
  }

  private show(room: bigint, watched: WatchedRoom, state: AirState): void {
    const before = watched.state
    watched.state = state
    if (JSON.stringify(keyOf(before)) === JSON.stringify(keyOf(state))) return
    for (const listener of this.listeners) listener(room, state)
  }
}

function keyOf({ onAir, slot, reach, changesAtSeconds }: AirState) {
  return [onAir, slot?.id.toString(), reach, changesAtSeconds]
}
