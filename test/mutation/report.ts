import { equivalentOf } from "./equivalents.ts"
import type { Verdict } from "./Journal.ts"
import type { Mutant } from "./Mutant.ts"

/** The least share of mutants that tests must notice. */
const TARGET_SHARE = 0.9
const MS_PER_MINUTE = 60_000
const SHOWN_CHARACTERS = 60

export interface Summary {
  readonly text: string
  readonly figures: {
    readonly killedShare: number
    readonly tested: number
    readonly killed: number
    readonly survived: number
    readonly equivalent: number
    readonly sameCode: number
    readonly invalid: number
  }
  readonly targets: readonly [
    {
      readonly name: "killedShare"
      readonly value: number
      readonly unit: "share"
      readonly target: number
      readonly met: boolean
    },
  ]
  readonly survivors: readonly Mutant[]
}

export function progressLine(verdict: Verdict, done: number, wanted: number, leftMs: number): string {
  const seconds = (verdict.durationMs / 1000).toFixed(1)
  const by = verdict.by === undefined ? "" : `  ${verdict.by}`
  const left = Math.ceil(leftMs / MS_PER_MINUTE)
  const count = `[${String(done).padStart(String(wanted).length)}/${wanted}]`
  return `${count} ${verdict.outcome.padEnd(9)} ${describe(verdict.mutant)}${by}  (${seconds} s, ${left} min left)`
}

/**
 * Killed over all that changed the code, but for survivors known to be equivalent. A timeout counts as killed.
 * What the compiler makes the same code of, or refuses, counts nowhere.
 */
export function summarize(verdicts: readonly Verdict[]): Summary {
  const of = (...outcomes: Verdict["outcome"][]) => verdicts.filter(({ outcome }) => outcomes.includes(outcome))
  const killed = of("killed", "timeout").length
  const equivalent = of("survived").filter(({ mutant }) => equivalentOf(mutant)).length
  const survivors = of("survived")
    .map(({ mutant }) => mutant)
    .filter((mutant) => !equivalentOf(mutant))
  const tested = killed + survivors.length
  const killedShare = tested === 0 ? 0 : killed / tested
  const figures = {
    ...{ killedShare, tested, killed, survived: survivors.length, equivalent },
    ...{ sameCode: of("same code").length, invalid: of("invalid").length },
  }
  const met = killedShare >= TARGET_SHARE
  const target = { name: "killedShare", value: killedShare, unit: "share", target: TARGET_SHARE, met } as const
  const text = [
    "",
    ...byOperator(verdicts),
    "",
    ...survivors.map((mutant) => `survived  ${describe(mutant)}\n            ${mutant.lineText}`),
    "",
    `${killed} of ${tested} killed, ${(killedShare * 100).toFixed(1)} % (target ${TARGET_SHARE * 100} %: ${met ? "met" : "MISSED"}); ` +
      `besides ${equivalent} listed as equivalent, ${figures.sameCode} of the same code, ${figures.invalid} that do not compile`,
  ].join("\n")
  return { text, figures, targets: [target], survivors }
}

function byOperator(verdicts: readonly Verdict[]): string[] {
  const groups = Object.entries(Object.groupBy(verdicts, ({ mutant }) => mutant.operator))
  return groups.toSorted().map(([operator, group = []]) => {
    const killed = group.filter(({ outcome }) => outcome === "killed" || outcome === "timeout").length
    const survived = group.filter(({ outcome, mutant }) => outcome === "survived" && !equivalentOf(mutant)).length
    return `${operator.padEnd(12)} ${String(killed).padStart(4)} killed ${String(survived).padStart(4)} survived`
  })
}

function describe({ file, line, original, replacement }: Mutant): string {
  return `${file}:${line}  ${shorten(original)} → ${shorten(replacement)}`
}

function shorten(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ")
  return `\`${flat.length > SHOWN_CHARACTERS ? `${flat.slice(0, SHOWN_CHARACTERS)}…` : flat}\``
}
