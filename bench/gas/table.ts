import type { Target } from "./figures.ts"
import { decisionGas, type GasSamples, mean } from "./samples.ts"

const LABELS: Record<Target["name"], string> = {
  voteRatio: "a vote",
  voteBySigBatch50Ratio: "a vote by signature, 50 a batch",
  decisionRatio: "a decision, from opening to act",
}

/** Both side by side, mean gas a transaction (a vote of a batch: its share), and the steps of a decision below. */
export function table(ballots: GasSamples, governor: GasSamples, targets: readonly Target[]): string {
  const rows = targets.map(({ name, value, target, met }) => {
    const [ours, theirs] = gasFor(name, ballots, governor)
    return [LABELS[name], gas(ours), gas(theirs), value.toFixed(3), `≤ ${target}`, met ? "met" : "MISSED"]
  })
  const steps = [
    ...Object.entries(ballots.decision).map(([step, samples]) => [`  ${step}`, gas(mean(samples)), "", "", "", ""]),
    ...Object.entries(governor.decision).map(([step, samples]) => [`  ${step}`, "", gas(mean(samples)), "", "", ""]),
  ]
  const all = [["gas", "Ballots", "Governor", "ratio", "target", ""], ...rows, ...steps]
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join("   ")
        .trimEnd(),
    )
    .join("\n")
}

function gasFor(name: Target["name"], ballots: GasSamples, governor: GasSamples): readonly [number, number] {
  if (name === "decisionRatio") return [decisionGas(ballots), decisionGas(governor)]
  const kind = name === "voteRatio" ? "vote" : "voteBySignature"
  return [mean(ballots[kind]), mean(governor[kind])]
}

function gas(amount: number): string {
  return Math.round(amount).toLocaleString("en-GB")
}
