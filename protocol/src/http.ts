import { z } from "zod"
import { ROOM_NAME_STATUSES } from "./roomName.ts"

/** Shapes of the relay's HTTP interface (docs/protocol.md). Bigints travel as decimal strings, times as Unix seconds. */
export const decimalSchema = z.string().regex(/^(0|[1-9][0-9]{0,77})$/, "a decimal number")
export const addressSchema = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, "a 20-byte address")
  .transform((value) => value.toLowerCase() as `0x${string}`)
export const hashSchema = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, "a 32-byte hash")
  .transform((value) => value.toLowerCase() as `0x${string}`)
export const signatureSchema = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2}){64,8192}$/, "a signature")
  .transform((value) => value as `0x${string}`)

/** POST /v1/nonces → a single-use nonce for one sign-in, bound to this browser by a cookie. */
export const nonceReplySchema = z.object({ nonce: z.string().min(16), expiresAt: z.number().int() })
export type NonceReply = z.infer<typeof nonceReplySchema>

/** POST /v1/sessions: the signed EIP-4361 message. 201 → {@link sessionReplySchema} */
export const sessionRequestSchema = z.object({ message: z.string().max(4096), signature: signatureSchema })
export const sessionReplySchema = z.object({
  sessionId: z.string(),
  account: addressSchema,
  room: decimalSchema,
  expiresAt: z.number().int(),
})
export type SessionReply = z.infer<typeof sessionReplySchema>

/** GET /v1/config: what a page needs to know about this deployment. Public. */
export const publicConfigSchema = z.object({
  chainId: z.number().int(),
  chainName: z.string(),
  rpcUrl: z.string(),
  subgraphUrl: z.string(),
  /** Origin of the LL-HLS listener, e.g. `http://127.0.0.1:8081`. */
  liveOrigin: z.string(),
  /** Origin that sign-in messages must name as relay. */
  relay: z.string(),
  contracts: z.record(z.string(), addressSchema),
  /** Room numbers by name, in the order to show them. */
  rooms: z.array(z.object({ id: decimalSchema, name: z.string(), ensName: z.string().optional() })),
  communityName: z.string(),
  quantumSeconds: z.number().int().positive(),
  /** True only on the embedded local chain: the app then offers demo wallets whose keys are public. */
  demoWallets: z.boolean(),
})
export type PublicConfig = z.infer<typeof publicConfigSchema>

/** A person as the relay shows them to anybody. `name` is a primary ENS name that resolves back to the account. */
export const personSchema = z.object({ account: addressSchema, name: z.string().nullable() })
export type Person = z.infer<typeof personSchema>

/** GET /v1/rooms/:room: what is going on in a room right now. Public, no wallet needed, cacheable for a second. */
export const roomStatusSchema = z.object({
  id: decimalSchema,
  name: z.string(),
  ensName: z.string().nullable(),
  onAir: z.boolean(),
  /** Why it is on air: the slot that says so, or null. */
  slot: z
    .object({
      id: decimalSchema,
      start: z.number(),
      end: z.number(),
      reach: z.number(),
      metadata: z.string().nullable(),
    })
    .nullable(),
  /** Path on the live origin; null while off air. */
  playlistPath: z.string().nullable(),
  viewers: z.number().int(),
  /** Everybody in the room, and what of them is in the public mix. */
  people: z.array(
    personSchema.extend({ participantId: z.string(), onProgram: z.object({ audio: z.boolean(), video: z.boolean() }) }),
  ),
  /** Unix milliseconds on the relay's clock, to show times without trusting the viewer's clock. */
  now: z.number(),
})
export type RoomStatus = z.infer<typeof roomStatusSchema>

/** GET /v1/names?account=0x…&account=0x… (≤ 50) → primary ENS names, verified forward. */
export const namesReplySchema = z.object({ names: z.array(personSchema) })

/** GET /v1/rooms/:room/name: the name the room claims on chain, and whether the ENS name points back at it. Public. */
export const roomNameReplySchema = z.object({
  name: z.string(),
  status: z.enum(ROOM_NAME_STATUSES),
  /** When ENS was last asked, Unix seconds; null: never. */
  checkedAt: z.number().int().nullable(),
})
export type RoomNameReply = z.infer<typeof roomNameReplySchema>

/** GET /v1/explain?room=&account=&capability= : which rule decides, why, and the way to "yes". */
export const explanationSchema = z.object({
  room: decimalSchema,
  roomName: z.string(),
  account: addressSchema,
  capability: z.string(),
  allowed: z.boolean(),
  decidedBy: z.enum(["gate", "sanction", "closed", "unknown", "order", "floor"]),
  /** The contract that decided: the gate, or Sanctions. */
  source: addressSchema.nullable(),
  /** E.g. "Membership gate: holders of a Commons membership". */
  rule: z.string(),
  reason: z.string(),
  howToQualify: z.string(),
  /** Unix seconds when the answer may change by itself; null when it does not. */
  until: z.number().nullable(),
  /** The ballot that caused a sanction. */
  ballot: hashSchema.nullable(),
})
export type Explanation = z.infer<typeof explanationSchema>

/** POST /v1/ballots/:ballot/votes: a vote signed for the Ballots contract, to be sent in a batch at the relay's cost. */
export const voteRequestSchema = z.object({
  room: decimalSchema,
  voter: addressSchema,
  callHash: hashSchema,
  support: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  deadline: z.number().int().positive(),
  signature: signatureSchema,
})
export type VoteRequest = z.input<typeof voteRequestSchema>

/** 202 of the above, and GET /v1/ballots/:ballot/votes/:voter */
export const voteStatusSchema = z.object({
  ballot: hashSchema,
  voter: addressSchema,
  state: z.enum(["queued", "sent", "counted", "refused"]),
  transaction: hashSchema.nullable(),
  reason: z.string().nullable(),
})
export type VoteStatus = z.infer<typeof voteStatusSchema>
