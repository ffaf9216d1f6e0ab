/** Of one sample, in ms to a tenth. */
export interface Figure {
  readonly n: number
  readonly median: number
  readonly p99: number
  readonly max: number
}

export function figureOf(samples: readonly number[]): Figure {
  const sorted = samples.toSorted((one, other) => one - other)
  return {
    n: sorted.length,
    median: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    max: quantile(sorted, 1),
  }
}

/** Nearest rank: the smallest value that at least this share of all do not exceed. @param sorted ascending. */
export function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error("There is nothing to take a quantile of.")
  return Math.round(value * 10) / 10
}
