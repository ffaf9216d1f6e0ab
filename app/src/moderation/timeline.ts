import type { Measure } from "@openair/protocol/moderation"
import type { Ballot, Case } from "../graph/index.ts"

/** Something that was ordered, asked or decided about somebody's rights in a room. `at` in Unix seconds. */
export type TimelineEntry =
  | { readonly kind: "measure"; readonly at: number; readonly key: string; readonly measure: Measure }
  | { readonly kind: "ballot"; readonly at: number; readonly key: string; readonly ballot: Ballot }
  | { readonly kind: "sanction"; readonly at: number; readonly key: string; readonly sanction: Case }
  | {
      readonly kind: "lift"
      readonly at: number
      readonly key: string
      readonly sanction: Case
      readonly lift: Case["lifts"][number]
    }

export interface TimelineSources {
  readonly measures: readonly Measure[]
  readonly cases: readonly Case[]
  readonly ballots: readonly Ballot[]
  /** The contract whose calls are moderation; undefined when not known. */
  readonly sanctions: string | undefined
}

/** A room's moderation along time, newest first. A ballot appears when it was called; what it did is an entry of its own. */
export function timelineOf({ measures, cases, ballots, sanctions }: TimelineSources): TimelineEntry[] {
  // An order in force is told by the relay, with its reason; what the index knows of it comes once it has ended.
  const told = new Set<string>(measures.map(({ id }) => id))
  const others = cases.filter(({ caseId }) => caseId === null || !told.has(caseId))
  const entries: TimelineEntry[] = [
    ...measures.map((measure) => ({ kind: "measure", at: measure.issuedAt, key: measure.id, measure }) as const),
    ...ballots
      .filter((ballot) => isModeration(ballot, sanctions))
      .map((ballot) => ({ kind: "ballot", at: ballot.openedAt, key: ballot.id, ballot }) as const),
    ...others.flatMap((sanction): TimelineEntry[] => [
      { kind: "sanction", at: sanction.imposedAt, key: sanction.id, sanction },
      ...sanction.lifts.map((lift) => ({ kind: "lift", at: lift.liftedAt, key: lift.id, sanction, lift }) as const),
    ]),
  ]
  return entries.sort((one, other) => other.at - one.at)
}

function isModeration({ call, target }: Ballot, sanctions: string | undefined): boolean {
  return call.kind === "SANCTION_IMPOSE" || call.kind === "SANCTION_LIFT" || target.toLowerCase() === sanctions
}

/** Everybody an entry names. */
export function peopleIn(entry: TimelineEntry): string[] {
  switch (entry.kind) {
    case "measure":
      return []
    case "ballot":
      return [entry.ballot.proposer, ...(entry.ballot.call.subject === null ? [] : [entry.ballot.call.subject])]
    case "sanction":
    case "lift":
      return [entry.sanction.subject, entry.sanction.by]
  }
}
