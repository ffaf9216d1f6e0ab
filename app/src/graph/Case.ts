import type { FragmentOf } from "gql.tada"
import { graphql } from "./graphql.ts"
import { secondsOrNull } from "./numbers.ts"

export const caseFields = graphql(`
  fragment CaseFields on Case @_unmask {
    id
    room { id name }
    subject { id }
    denies
    standing
    imposedAt
    until
    by
    ballot { id description }
    reasonHash
    liftedAt
    lifts(orderBy: liftedAt) { id restores liftedAt by ballot { id } }
  }
`)

/** A sanction as imposed, and what became of it. Times are Unix seconds; denies, standing and restores are bit sets. */
export type Case = ReturnType<typeof toCase>

export function toCase(fields: FragmentOf<typeof caseFields>) {
  return {
    id: fields.id,
    room: fields.room.id,
    roomName: fields.room.name,
    subject: fields.subject.id,
    denies: fields.denies,
    /** What of `denies` has not been given back. */
    standing: fields.standing,
    imposedAt: Number(fields.imposedAt),
    until: Number(fields.until),
    by: fields.by,
    /** Null when the governor decided. */
    ballot: fields.ballot?.id ?? null,
    ballotDescription: fields.ballot?.description ?? null,
    reasonHash: fields.reasonHash,
    /** When all of it had been given back. */
    liftedAt: secondsOrNull(fields.liftedAt),
    lifts: fields.lifts.map((lift) => ({
      id: lift.id,
      restores: lift.restores,
      liftedAt: Number(lift.liftedAt),
      by: lift.by,
      ballot: lift.ballot?.id ?? null,
    })),
  }
}
