import type { Address, Hex } from "viem"

/** A ballot's own word, as far as a vote is concerned. */
export interface BallotFacts {
  readonly room: bigint
  readonly callHash: Hex
  /** Votes are taken and the outcome is not yet certain. */
  readonly isOpen: boolean
  /** Unix seconds. */
  readonly closesAt: number
}

/** Reads ballots on chain. */
export interface BallotReader {
  /** undefined when there is none by this id. */
  ballot(ballot: Hex): Promise<BallotFacts | undefined>
  /** Whether an account has voted already, and the weight its vote would have. */
  voter(ballot: Hex, voter: Address): Promise<{ readonly hasVoted: boolean; readonly weight: bigint }>
}
