import type { FragmentOf } from "gql.tada"
import { graphql } from "./graphql.ts"

export const roomFields = graphql(`
  fragment RoomFields on Room @_unmask {
    id
    name
    metadataURI
    creator { id }
    governor
    namedGovernor
    guardian
    ballotEngine
    sanctions
    programme
    broadcastPolicy
    broadcastPaused
    delegable
    relays
    changeDelaySeconds
    governorActs
    closed
    strikesToRevoke
    strikeWindowSeconds
    revokeSeconds
    releaseAfterSeconds
    createdAt
    updatedAt
    gates { grants gate { id kind } }
  }
`)

/** A room and its gates. Times are Unix seconds; `delegable` and `grants` are bit sets of CAPABILITIES. */
export type Room = ReturnType<typeof toRoom>

export function toRoom(fields: FragmentOf<typeof roomFields>) {
  return {
    ...fields,
    creator: fields.creator.id,
    createdAt: Number(fields.createdAt),
    updatedAt: Number(fields.updatedAt),
    gates: fields.gates.map(({ grants, gate }) => ({ address: gate.id, kind: gate.kind, grants })),
  }
}
