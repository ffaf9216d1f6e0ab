import { z } from "zod"

/** What the relay and its signer child say to each other over the child's IPC channel. Checked on both sides. */
const hash = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/)
  .transform((text) => text as `0x${string}`)
const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text) => text as `0x${string}`)
const bytes = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2})*$/)
  .max(2 + 2 * 8192)
  .transform((text) => text as `0x${string}`)
const decimal = z.string().regex(/^\d{1,78}$/)
const requestId = z.number().int().nonnegative()

/** Ballots.MAX_BATCH is 64. */
export const MAX_BATCH = 50
/** Sanctions.MAX_BATCH */
const MAX_MEASURES = 32

const limits = z.object({
  perAccountAndDay: z.number().int().positive(),
  perRoomAndDay: z.number().int().positive(),
  perDay: z.number().int().positive(),
})

export const signerConfigSchema = z.object({
  keyFile: z.string().min(1),
  chainId: z.number().int().positive(),
  rpcUrl: z.url(),
  contracts: z.object({ ballots: address, sanctions: address, rooms: address }),
  startBlock: z.number().int().nonnegative(),
  budgets: z.object({ votes: limits, measures: limits }),
})
export type SignerConfig = z.infer<typeof signerConfigSchema>

export const sentVoteSchema = z.object({
  room: decimal,
  ballot: hash,
  voter: address,
  support: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** Unix seconds. */
  deadline: z.number().int().positive(),
  signature: bytes,
})
export type SentVote = z.infer<typeof sentVoteSchema>

export const voteOutcomeSchema = z.object({
  ballot: hash,
  voter: address,
  state: z.enum(["counted", "refused"]),
  transaction: hash.nullable(),
  reason: z.string().max(256).nullable(),
})
export type VoteOutcome = z.infer<typeof voteOutcomeSchema>

/** A signed order or floor. Times are Unix seconds. */
export const sentMeasureSchema = z.object({
  kind: z.enum(["order", "floor"]),
  id: hash,
  room: decimal,
  subject: address,
  moderator: address,
  /** Denies or grants, as signed. */
  bits: z.number().int().positive(),
  reasonHash: hash,
  issuedAt: z.number().int().nonnegative(),
  expiresAt: z.number().int().nonnegative(),
  moderatorEpoch: decimal,
  nonce: decimal,
  signature: bytes,
})
export type SentMeasure = z.infer<typeof sentMeasureSchema>

export const recordOutcomeSchema = z.object({
  id: hash,
  state: z.enum(["recorded", "refused", "later"]),
  transaction: hash.nullable(),
  reason: z.string().max(256).nullable(),
})
export type RecordOutcome = z.infer<typeof recordOutcomeSchema>

export const toSignerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("configure"), config: signerConfigSchema }),
  z.object({ type: z.literal("votes"), requestId, votes: z.array(sentVoteSchema).min(1).max(MAX_BATCH) }),
  /** All of one kind. */
  z.object({ type: z.literal("measures"), requestId, measures: z.array(sentMeasureSchema).min(1).max(MAX_MEASURES) }),
  z.object({ type: z.literal("settle"), ballot: hash }),
  z.object({ type: z.literal("lock"), programme: address, slot: decimal }),
])
export type ToSigner = z.infer<typeof toSignerSchema>

export const fromSignerSchema = z.discriminatedUnion("type", [
  /** It has its key and knows the chain. */
  z.object({ type: z.literal("ready"), account: address }),
  z.object({ type: z.literal("sent"), requestId, transaction: hash }),
  z.object({ type: z.literal("counted"), requestId, outcomes: z.array(voteOutcomeSchema) }),
  z.object({ type: z.literal("recorded"), requestId, outcomes: z.array(recordOutcomeSchema) }),
  /** Nothing was counted or recorded; it may be sent again. */
  z.object({ type: z.literal("failed"), requestId, problem: z.string().max(512) }),
  z.object({ type: z.literal("done"), what: z.enum(["settle", "lock"]), id: z.string().max(80), transaction: hash }),
  z.object({ type: z.literal("problem"), problem: z.string().max(512) }),
])
export type FromSigner = z.infer<typeof fromSignerSchema>
