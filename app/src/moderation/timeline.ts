import type { Measure } from "@openair/protocol/moderation"
import { peopleInBallot } from "../ballots/peopleInBallot.ts"
import type { Ballot, Case, Moderator } from "../graph/index.ts"
import { partiesOf } from "./judgements.ts"

type Step = Case["steps"][number]

interface Entry<K extends string> {
  readonly kind: K
  /** Unix seconds. */
  readonly at: number
  readonly key: string
}

/** Something that was ordered, asked or decided about somebody's rights in a room. */
export type TimelineEntry =
  /** An order or floor this relay obeys, and its record once there is one. */
  | (Entry<"measure"> & { readonly measure: Measure; readonly record: Case | undefined })
  /** A floor that the relay no longer tells of. */
  | (Entry<"floor"> & { readonly floor: Moderator["floors"][number]; readonly by: string })
  | (Entry<"ballot"> & { readonly ballot: Ballot })
  /** A sanction, an order that the relay no longer tells of, or MODERATE lost over strikes. */
  | (Entry<"case"> & { readonly record: Case })
  | (Entry<"lift"> & { readonly record: Case; readonly lift: Case["lifts"][number] })
  /** What became of a case. */
  | (Entry<"step"> & { readonly record: Case; readonly step: Step })

export interface TimelineSources {
  readonly measures: readonly Measure[]
  readonly cases: readonly Case[]
  readonly ballots: readonly Ballot[]
  readonly moderators: readonly Pick<Moderator, "account" | "floors">[]
  /** The contract whose calls are moderation; undefined when not known. */
  readonly sanctions: string | undefined
}

/** Lifts are told by themselves, and the opening is the case. */
const TOLD_ELSEWHERE: readonly Step["kind"][] = ["OPENED", "RESTORED"]

/** A room's moderation along time, newest first. A ballot appears when it was called; what it did is an entry of its own. */
export function timelineOf({ measures, cases, ballots, moderators, sanctions }: TimelineSources): TimelineEntry[] {
  // An order in force is told by the relay, with its reason; what the index knows of it comes once it has ended.
  const told = new Set<string>(measures.map(({ id }) => id))
  const others = cases.filter(({ caseId }) => caseId === null || !told.has(caseId))
  const entries: TimelineEntry[] = [
    ...measures.map((measure) => {
      const record = cases.find(({ caseId }) => caseId === measure.id)
      return { kind: "measure", at: measure.issuedAt, key: measure.id, measure, record } as const
    }),
    ...ballots
      .filter((ballot) => isModeration(ballot, sanctions))
      .map((ballot) => ({ kind: "ballot", at: ballot.openedAt, key: ballot.id, ballot }) as const),
    ...moderators.flatMap(({ account: by, floors }) =>
      floors
        .filter(({ id }) => !told.has(id))
        .map((floor) => ({ kind: "floor", at: floor.recordedAt, key: floor.id, floor, by }) as const),
    ),
    ...others.map((record) => ({ kind: "case", at: record.imposedAt, key: record.id, record }) as const),
    ...cases.flatMap((record): TimelineEntry[] => [
      ...record.lifts.map((lift) => ({ kind: "lift", at: lift.liftedAt, key: lift.id, record, lift }) as const),
      ...record.steps
        .filter(({ kind }) => !TOLD_ELSEWHERE.includes(kind))
        .map((step) => ({ kind: "step", at: step.at, key: `${record.id}${step.kind}`, record, step }) as const),
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
      return [entry.measure.subject.account, entry.measure.moderator.account]
    case "floor":
      return [entry.floor.subject, entry.by]
    case "ballot":
      return peopleInBallot(entry.ballot)
    case "case":
    case "lift":
    case "step":
      return [...partiesOf(entry.record), entry.record.by]
  }
}
