import {
  floorDigest,
  type floorRequestSchema,
  measureId,
  orderDigest,
  type orderRequestSchema,
} from "@openair/protocol"
import { type Address, type Hex, zeroHash } from "viem"
import type { z } from "zod"
import type { MeasureRow } from "../../store/MeasureTable.ts"

type OrderRequest = z.output<typeof orderRequestSchema>
type FloorRequest = z.output<typeof floorRequestSchema>

/** An order or floor as it came, not yet checked. Times are Unix seconds, addresses lower case. */
export type SignedMeasure = Omit<MeasureRow, "state" | "transaction" | "problem"> & {
  /** What was signed. */
  readonly digest: Hex
}

/** Where signatures of moderators belong to. */
export interface ModerationDomain {
  readonly chainId: number
  readonly sanctions: Address
}

export function signedOrder(
  { chainId, sanctions }: ModerationDomain,
  room: bigint,
  { order, moderator, signature, reason }: OrderRequest,
): SignedMeasure {
  const { subject, denies, reasonHash, issuedAt, expiresAt } = order
  const [moderatorEpoch, nonce] = [BigInt(order.moderatorEpoch), BigInt(order.nonce)]
  const times = { issuedAt: BigInt(issuedAt), expiresAt: BigInt(expiresAt) }
  const message = { room, subject, denies, reasonHash, ...times, moderatorEpoch, nonce }
  const digest = orderDigest(chainId, sanctions, message)
  const common = {
    digest,
    id: measureId(digest, moderator),
    room,
    subject,
    moderator,
    moderatorEpoch,
    nonce,
    signature,
  }
  return {
    ...common,
    ...{ kind: "order", signedBits: denies, bits: denies, reasonHash, reason: reason ?? null },
    ...{ issuedAt, expiresAt, endsAt: expiresAt },
  }
}

export function signedFloor(
  { chainId, sanctions }: ModerationDomain,
  room: bigint,
  { floor, moderator, signature }: FloorRequest,
): SignedMeasure {
  const { subject, grants, issuedAt, expiresAt } = floor
  const [moderatorEpoch, nonce] = [BigInt(floor.moderatorEpoch), BigInt(floor.nonce)]
  const times = { issuedAt: BigInt(issuedAt), expiresAt: BigInt(expiresAt) }
  const digest = floorDigest(chainId, sanctions, { room, subject, grants, ...times, moderatorEpoch, nonce })
  const common = {
    digest,
    id: measureId(digest, moderator),
    room,
    subject,
    moderator,
    moderatorEpoch,
    nonce,
    signature,
  }
  return {
    ...common,
    ...{ kind: "floor", signedBits: grants, bits: grants, reasonHash: zeroHash, reason: null },
    ...{ issuedAt, expiresAt, endsAt: expiresAt },
  }
}
