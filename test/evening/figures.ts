/** What the evening measures, in milliseconds, with the worst allowed of all runs. */
export const TARGETS_MS = {
  joinToFirstFrameMs: 1_500,
  blockToLastPacketMs: 500,
  cameraToViewerMs: 3_000,
  viewerFirstFrameMs: 2_000,
  recoveryMs: 10_000,
  headToSubgraphMs: undefined,
} as const satisfies Record<string, number | undefined>

export type FigureName = keyof typeof TARGETS_MS
export const FIGURE_NAMES = Object.keys(TARGETS_MS) as FigureName[]

const LABELS: Record<FigureName, string> = {
  joinToFirstFrameMs: "join click → first remote frame",
  blockToLastPacketMs: "block → last packet of the silenced",
  cameraToViewerMs: "camera → viewer's screen",
  viewerFirstFrameMs: "viewer's click → first frame",
  recoveryMs: "kill -9 → heard again, clock moving again",
  headToSubgraphMs: "head → subgraph",
}

export interface Summary {
  readonly n: number
  readonly median: number
  readonly worst: number
}

export interface Target {
  readonly name: string
  readonly value: number
  readonly unit: "ms"
  readonly target: number
  readonly met: boolean
}

/** Samples of one or many evenings, pooled. */
export class Figures {
  readonly #samples = new Map<FigureName, number[]>()

  add(name: FigureName, valueMs: number): void {
    this.#samples.set(name, [...(this.#samples.get(name) ?? []), valueMs])
  }

  addAll(other: Figures): void {
    for (const [name, values] of other.#samples) for (const value of values) this.add(name, value)
  }

  summaries(): Record<FigureName, Summary> {
    return Object.fromEntries(FIGURE_NAMES.map((name) => [name, summarize(this.#samples.get(name) ?? [])])) as Record<
      FigureName,
      Summary
    >
  }

  targets(): Target[] {
    const summaries = this.summaries()
    return FIGURE_NAMES.flatMap((name) => {
      const target = TARGETS_MS[name]
      if (target === undefined) return []
      const { worst, n } = summaries[name]
      return [{ name, value: worst, unit: "ms" as const, target, met: n > 0 && worst <= target }]
    })
  }

  table(): string {
    const summaries = this.summaries()
    const rows = FIGURE_NAMES.map((name) => {
      const { n, median, worst } = summaries[name]
      const target = TARGETS_MS[name]
      const cells = n === 0 ? ["–", "–"] : [`${Math.round(median)} ms`, `${Math.round(worst)} ms`]
      return [LABELS[name], String(n), ...cells, target === undefined ? "" : `≤ ${target} ms`]
    })
    const all = [["", "n", "median", "worst", "target"], ...rows]
    const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
    return all
      .map((row) =>
        row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("   "),
      )
      .join("\n")
  }
}

function summarize(samples: readonly number[]): Summary {
  const sorted = [...samples].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const median =
    sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
  return { n: sorted.length, median: sorted.length === 0 ? Number.NaN : median, worst: sorted.at(-1) ?? Number.NaN }
}
