import { type Address, type Hex, keccak256, stringToHex, type TypedDataDomain, zeroHash } from "viem"
import type { z } from "zod"
import { FLOOR_TYPES, moderationDomain, ORDER_TYPES } from "../eip712.ts"
import type { signFloorSchema, signOrderSchema } from "../moderation.ts"

/** EIP-712 by the moderator's wallet. */
export type SignTypedData = (typedData: {
  readonly domain: TypedDataDomain
  readonly types: typeof ORDER_TYPES | typeof FLOOR_TYPES
  readonly primaryType: "Order" | "Floor"
  readonly message: Record<string, unknown>
}) => Promise<Hex>

export interface MeasureToSign {
  readonly chainId: number
  /** The Sanctions contract. */
  readonly sanctions: Address
  readonly room: bigint
  readonly subject: Address
  /** What an order denies or a floor grants. */
  readonly capabilities: number
  readonly forSeconds: number
  /** Sanctions.epochOf(room, moderator). */
  readonly moderatorEpoch: bigint
  readonly signTypedData: SignTypedData
  /** Unix seconds; default now. */
  readonly issuedAt?: number
}

const NONCE_BYTES = 16

/** Signs an order, ready for `signOrder`. @throws what the wallet throws. */
export async function signOrder(
  measure: MeasureToSign & { readonly reason?: string },
): Promise<z.output<typeof signOrderSchema>> {
  const { reason, signTypedData } = measure
  const { domain, common, wire } = prepare(measure)
  const denies = measure.capabilities
  const reasonHash = reason === undefined ? zeroHash : keccak256(stringToHex(reason))
  const message = { ...common, denies, reasonHash }
  const signature = await signTypedData({ domain, types: ORDER_TYPES, primaryType: "Order", message })
  return { order: { ...wire, denies, reasonHash }, signature, ...(reason === undefined ? {} : { reason }) }
}

/** Signs a floor, ready for `signFloor`. @throws what the wallet throws. */
export async function signFloor(measure: MeasureToSign): Promise<z.output<typeof signFloorSchema>> {
  const { domain, common, wire } = prepare(measure)
  const grants = measure.capabilities
  const message = { ...common, grants }
  const signature = await measure.signTypedData({ domain, types: FLOOR_TYPES, primaryType: "Floor", message })
  return { floor: { ...wire, grants }, signature }
}

function prepare({ chainId, sanctions, room, subject, forSeconds, moderatorEpoch, ...measure }: MeasureToSign) {
  const issuedAt = measure.issuedAt ?? Math.floor(Date.now() / 1000)
  const expiresAt = issuedAt + forSeconds
  const nonce = crypto
    .getRandomValues(new Uint8Array(NONCE_BYTES))
    .reduce((number, byte) => number * 256n + BigInt(byte), 0n)
  return {
    domain: moderationDomain(chainId, sanctions),
    common: { room, subject, issuedAt: BigInt(issuedAt), expiresAt: BigInt(expiresAt), moderatorEpoch, nonce },
    wire: { subject, issuedAt, expiresAt, moderatorEpoch: String(moderatorEpoch), nonce: String(nonce) },
  }
}
