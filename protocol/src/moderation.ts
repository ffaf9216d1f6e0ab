import { z } from "zod"
import { addressSchema, decimalSchema, hashSchema, personSchema, signatureSchema } from "./http.ts"

/**
 * Moderation by signature (docs/protocol.md): an **order** takes capabilities from somebody for a while, a **floor** hands some on.
 * The relay obeys at once and has both recorded on chain. Bigints travel as decimal strings, times as Unix seconds.
 */
export const REASON_LIMIT = 280
/** The longest an order or floor may run. */
export const MAX_MEASURE_SECONDS = 24 * 3600
/** The most that orders may deny one account in any seven days. */
export const MAX_WEEK_SECONDS = 24 * 3600
/** How old one may be when it is recorded, and so when a relay takes it. */
export const RECORD_WITHIN_SECONDS = 600

const seconds = z
  .number()
  .int()
  .nonnegative()
  .max(2 ** 48)
const bits = z.number().int().positive().max(0xffff_ffff)
const signed = { subject: addressSchema, issuedAt: seconds, expiresAt: seconds, moderatorEpoch: decimalSchema }

/** EIP-712 `Order` as it travels; its room is the connection's or the path's. */
export const orderSchema = z.object({ ...signed, denies: bits, reasonHash: hashSchema, nonce: decimalSchema })
/** EIP-712 `Floor` as it travels. */
export const floorSchema = z.object({ ...signed, grants: bits, nonce: decimalSchema })

const orderFields = {
  order: orderSchema,
  signature: signatureSchema,
  /** What `reasonHash` is the keccak256 of, in UTF-8. Told to everybody in the room. */
  reason: z.string().min(1).max(REASON_LIMIT).optional(),
}
const floorFields = { floor: floorSchema, signature: signatureSchema }

/** Signalling `signOrder` and `signFloor`: the moderator is whose session it is. */
export const signOrderSchema = z.object(orderFields)
export const signFloorSchema = z.object(floorFields)
/** POST /v1/rooms/:room/orders and /v1/rooms/:room/floors: for a moderator who is not in the room. 202 → {@link measureSchema} */
export const orderRequestSchema = signOrderSchema.extend({ moderator: addressSchema })
export const floorRequestSchema = signFloorSchema.extend({ moderator: addressSchema })

/** An order or floor as everybody is told of it; also GET /v1/rooms/:room/measures/:measure, in force or over. */
export const measureSchema = z.object({
  /** keccak256(abi.encode(digest, moderator)), as on chain. */
  id: hashSchema,
  kind: z.enum(["order", "floor"]),
  room: decimalSchema,
  subject: personSchema,
  moderator: personSchema,
  /** What an order denies or a floor grants; less than was signed where some has been given back since. */
  capabilities: z.number().int(),
  reason: z.string().nullable(),
  issuedAt: z.number().int(),
  expiresAt: z.number().int(),
  /** `held`: obeyed, not yet on chain. `recorded`: on chain. `void`: no longer obeyed; `problem` says why. */
  state: z.enum(["held", "recorded", "void"]),
  transaction: hashSchema.nullable(),
  problem: z.string().nullable(),
})
export type Measure = z.output<typeof measureSchema>

/** GET /v1/rooms/:room/measures: what this relay obeys in a room at the moment. */
export const measuresReplySchema = z.object({ measures: z.array(measureSchema) })
