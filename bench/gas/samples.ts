/** Gas of each transaction of one kind, in the order they were sent. */
export interface GasSamples {
  /** A vote by its voter's own transaction. */
  readonly vote: readonly number[]
  /** A vote by signature; in a batch, its share. */
  readonly voteBySignature: readonly number[]
  /** From the opening to the act, by step; one entry a decision. */
  readonly decision: Readonly<Record<string, readonly number[]>>
}

export interface Scenario {
  readonly voters: number
  readonly decisions: number
  readonly votingSeconds: number
  readonly quorumPercent: number
  readonly description: string
}

export function mean(samples: readonly number[]): number {
  if (samples.length === 0) throw new Error("There is nothing to take the mean of.")
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length
}

/** The mean cost of a whole decision, its steps added up. */
export function decisionGas(samples: GasSamples): number {
  return Object.values(samples.decision).reduce((sum, step) => sum + mean(step), 0)
}
