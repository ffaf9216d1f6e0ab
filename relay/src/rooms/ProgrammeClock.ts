import type { ReachSet } from "@openair/protocol"

export interface AirState {
  readonly onAir: boolean
  readonly slot:
    | {
        readonly id: bigint
        readonly startSeconds: number
        readonly endSeconds: number
        readonly reach: ReachSet
        readonly metadata: string | null
      }
    | undefined
  /** What the slot (or the room's policy) lets out at most. */
  readonly reach: ReachSet
  readonly changesAtSeconds: number | undefined
}

/** Says when a room is on air, from the Programme and the room's broadcast policy; has slots locked in time. */
export interface ProgrammeClock {
  watch(room: bigint): () => void
  airNow(room: bigint): AirState
  onChange(listener: (room: bigint, state: AirState) => void): () => void
}
