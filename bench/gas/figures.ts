import { decisionGas, type GasSamples, mean } from "./samples.ts"

/** The largest share of the Governor's gas that is good enough. */
const TARGETS = { voteRatio: 1.0, voteBySigBatch50Ratio: 0.45, decisionRatio: 0.6 } as const
export type FigureName = keyof typeof TARGETS

export interface Target {
  readonly name: FigureName
  readonly value: number
  readonly unit: "ratio"
  readonly target: number
  readonly met: boolean
}

/** Gas by Ballots over gas by the Governor, for the same votes and the same decision. */
export function figuresOf(ballots: GasSamples, governor: GasSamples): Record<FigureName, number> {
  return {
    voteRatio: mean(ballots.vote) / mean(governor.vote),
    voteBySigBatch50Ratio: mean(ballots.voteBySignature) / mean(governor.voteBySignature),
    decisionRatio: decisionGas(ballots) / decisionGas(governor),
  }
}

export function targetsOf(figures: Record<FigureName, number>): Target[] {
  return (Object.keys(TARGETS) as FigureName[]).map((name) => {
    const value = figures[name]
    return { name, value, unit: "ratio", target: TARGETS[name], met: value <= TARGETS[name] }
  })
}
