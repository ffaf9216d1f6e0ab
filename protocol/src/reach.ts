/** How far a voice may go, one bit each, in the order of the contracts' `Reach` library. */
export const REACHES = [
  "LIVE_VIDEO", // the picture may go on air
  "LIVE_AUDIO", // the voice may go on air
  "RECORD", // both may be recorded, sealed
  "RELEASE", // the recording may be opened to the public
] as const

export type Reach = (typeof REACHES)[number]
export type ReachSet = number

export function reachBit(reach: Reach): ReachSet {
  return 1 << REACHES.indexOf(reach)
}

export function reachSet(...reaches: readonly Reach[]): ReachSet {
  return reaches.reduce((set, reach) => set | reachBit(reach), 0)
}

export function hasReach(set: ReachSet, reach: Reach): boolean {
  return (set & reachBit(reach)) !== 0
}

export function reachNames(set: ReachSet): Reach[] {
  return REACHES.filter((reach) => hasReach(set, reach))
}

export const NO_REACH: ReachSet = 0
export const FULL_REACH: ReachSet = (1 << REACHES.length) - 1
