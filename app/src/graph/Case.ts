import type { FragmentOf } from "gql.tada"
import { graphql } from "./graphql.ts"
import { secondsOrNull } from "./numbers.ts"

export const caseFields = graphql(`
  fragment CaseFields on Case @_unmask {
    id
    room { id name }
    kind
    caseId
    subject { id }
    denies
    standing
    imposedAt
    recordedAt
    until
    firstUntil
    by
    author { id }
    ballot { id description }
    reasonHash
    liftedAt
    orderStatus
    appealOutcome
    appealedAt
    steps(orderBy: number) { number kind at by ballot { id } until reasonHash }
    lifts(orderBy: liftedAt) { id restores liftedAt by ballot { id } }
  }
`)

/** A sanction or a moderator's order, and what became of it. Times are Unix seconds; denies, standing and restores are bit sets. */
export type Case = ReturnType<typeof toCase>

export function toCase(fields: FragmentOf<typeof caseFields>) {
  return {
    id: fields.id,
    room: fields.room.id,
    roomName: fields.room.name,
    kind: fields.kind,
    /** What it is appealed under; null where it cannot be. */
    caseId: fields.caseId,
    subject: fields.subject.id,
    denies: fields.denies,
    /** What of `denies` has not been given back. */
    standing: fields.standing,
    imposedAt: Number(fields.imposedAt),
    recordedAt: Number(fields.recordedAt),
    /** When it ends, or ended. */
    until: Number(fields.until),
    /** When it was to end at first. */
    firstUntil: Number(fields.firstUntil),
    by: fields.by,
    /** Who proposed the ballot, or the governor, or the moderator. */
    author: fields.author?.id ?? null,
    /** Null when the governor decided, and for orders. */
    ballot: fields.ballot?.id ?? null,
    ballotDescription: fields.ballot?.description ?? null,
    reasonHash: fields.reasonHash,
    /** When all of it had been given back. */
    liftedAt: secondsOrNull(fields.liftedAt),
    /** Null for what is no order. */
    orderStatus: fields.orderStatus,
    /** Null while no appeal was decided. */
    appealOutcome: fields.appealOutcome,
    appealedAt: secondsOrNull(fields.appealedAt),
    /** What happened, first to last. `until` is when the case ends after each step. */
    steps: fields.steps.map(({ kind, at, by, ballot, until, reasonHash }) => ({
      kind,
      at: Number(at),
      by,
      ballot: ballot?.id ?? null,
      until: Number(until),
      reasonHash,
    })),
    lifts: fields.lifts.map((lift) => ({
      id: lift.id,
      restores: lift.restores,
      liftedAt: Number(lift.liftedAt),
      by: lift.by,
      ballot: lift.ballot?.id ?? null,
    })),
  }
}
