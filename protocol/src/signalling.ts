import { z } from "zod"
import { decimalSchema, explanationSchema, personSchema, signatureSchema } from "./http.ts"
import { measureSchema, signFloorSchema, signOrderSchema } from "./moderation.ts"
import { SOURCES } from "./source.ts"

/**
 * Signalling between a participant and the relay: JSON texts over one WebSocket at /v1/signalling.
 * Client → relay: {@link requestSchema}. Relay → client: a reply per request, and events.
 * The media parameters are mediasoup's own (RFC 8834 family, ORTC shapes): passed through, checked by the engine.
 */
const id = z.string().min(1).max(64)
const media = z.record(z.string(), z.unknown())

/** Every method with the shape of its `data`. */
export const METHODS = {
  /** First message: proves the session key over the challenge of the `challenge` event. → {@link welcomeSchema} */
  hello: z.object({ sessionId: id, proof: z.string().max(256) }),
  /** Enters the room. Creates the caller's consumers. → {@link joinedSchema} */
  join: z.object({ rtpCapabilities: media }),
  createTransport: z.object({ direction: z.enum(["send", "receive"]) }),
  connectTransport: z.object({ transportId: id, dtlsParameters: media }),
  restartIce: z.object({ transportId: id }),
  /** → {producerId}. Refused without the source's permit. */
  produce: z.object({
    transportId: id,
    source: z.enum(SOURCES),
    kind: z.enum(["audio", "video"]),
    rtpParameters: media,
  }),
  pauseProducer: z.object({ producerId: id }),
  resumeProducer: z.object({ producerId: id }),
  closeProducer: z.object({ producerId: id }),
  resumeConsumer: z.object({ consumerId: id }),
  setPreferredLayers: z.object({ consumerId: id, spatialLayer: z.number().int().min(0).max(3) }),
  /** Narrowing needs no signature and acts at once. */
  narrowConsent: z.object({ reach: z.number().int().min(0).max(15) }),
  /** Widening needs a signed Consent (EIP-712). */
  signConsent: z.object({
    consent: z.object({
      room: decimalSchema,
      slot: decimalSchema,
      reach: z.number().int().min(0).max(15),
      issuedAt: z.number().int(),
      expiresAt: z.number().int(),
      epoch: z.number().int(),
    }),
    signature: signatureSchema,
  }),
  explain: z.object({ capability: z.string().max(16) }),
  /** A moderator's order, obeyed before the reply. → {@link measureSchema} */
  signOrder: signOrderSchema,
  /** A moderator's floor. → {@link measureSchema} */
  signFloor: signFloorSchema,
  leave: z.object({}),
} as const
export type Method = keyof typeof METHODS
export type MethodData<M extends Method> = z.infer<(typeof METHODS)[M]>

export const requestSchema = z.object({
  id: z.number().int().nonnegative(),
  method: z.string().max(32),
  data: z.unknown(),
})

export const permitsSchema = z.object({
  capabilities: z.number().int(),
  /** Unix seconds when these may change by themselves; null when no time is known. */
  validUntil: z.number().nullable(),
  /** For what was lost or is missing of what people usually want: why, and the way back. */
  explanations: z.array(explanationSchema),
})
export type Permits = z.infer<typeof permitsSchema>

export const producerViewSchema = z.object({
  producerId: id,
  source: z.enum(SOURCES),
  kind: z.enum(["audio", "video"]),
  paused: z.boolean(),
})

export const participantViewSchema = personSchema.extend({
  participantId: id,
  capabilities: z.number().int(),
  reach: z.number().int(),
  producers: z.array(producerViewSchema),
  /** What of them viewers get at this moment. */
  onProgram: z.object({ audio: z.boolean(), video: z.boolean() }),
})
export type ParticipantView = z.infer<typeof participantViewSchema>

export const airSchema = z.object({
  onAir: z.boolean(),
  slot: z
    .object({
      id: decimalSchema,
      start: z.number(),
      end: z.number(),
      reach: z.number(),
      metadata: z.string().nullable(),
    })
    .nullable(),
  /** Unix seconds of the next change the programme knows of. */
  changesAt: z.number().nullable(),
})
export type Air = z.infer<typeof airSchema>

export const welcomeSchema = z.object({
  self: personSchema,
  room: z.object({ id: decimalSchema, name: z.string() }),
  permits: permitsSchema,
  air: airSchema,
  routerRtpCapabilities: media,
  iceServers: z.array(
    z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() }),
  ),
})
export type Welcome = z.infer<typeof welcomeSchema>

/** Reply to `join`. `self.participantId` stays the same while the session lives, also over reconnects. */
export const joinedSchema = z.object({
  self: participantViewSchema,
  people: z.array(participantViewSchema),
  /** Orders and floors in force. */
  measures: z.array(measureSchema).default([]),
})
export type Joined = z.infer<typeof joinedSchema>

export const transportSchema = z.object({
  transportId: id,
  iceParameters: media,
  iceCandidates: z.array(media),
  dtlsParameters: media,
})

/** What `data` of a successful reply holds, for the methods whose reply says anything. */
export const REPLIES = {
  hello: welcomeSchema,
  join: joinedSchema,
  createTransport: transportSchema,
  restartIce: z.object({ iceParameters: media }),
  produce: z.object({ producerId: id }),
  explain: explanationSchema,
  signOrder: measureSchema,
  signFloor: measureSchema,
} as const
export type Reply<M extends Method> = M extends keyof typeof REPLIES ? z.infer<(typeof REPLIES)[M]> : undefined

/** Every event with the shape of its `data`. */
export const EVENTS = {
  /** First message on a connection: what `hello` must sign. */
  challenge: z.object({ challenge: z.string() }),
  participantJoined: participantViewSchema,
  participantChanged: participantViewSchema,
  participantLeft: z.object({ participantId: id, reason: z.enum(["left", "lost", "removed", "replaced"]) }),
  /** A consumer made for this participant, paused until `resumeConsumer`. */
  consumer: z.object({
    consumerId: id,
    producerId: id,
    participantId: id,
    source: z.enum(SOURCES),
    kind: z.enum(["audio", "video"]),
    rtpParameters: media,
    producerPaused: z.boolean(),
  }),
  consumerPaused: z.object({ consumerId: id, paused: z.boolean() }),
  consumerClosed: z.object({ consumerId: id }),
  /** One of this participant's own producers was closed by the relay. Its media had stopped before this was sent. */
  producerClosed: z.object({ producerId: id, source: z.enum(SOURCES), reason: explanationSchema.nullable() }),
  permits: permitsSchema,
  air: airSchema,
  activeSpeaker: z.object({ participantId: id.nullable() }),
  /** Something everybody in the room should know: somebody's rights changed, and by which rule. */
  notice: z.object({ participantId: id, person: personSchema, explanation: explanationSchema }),
  /** A moderator's order or floor was taken, recorded on chain, or became void. What it stops had stopped before. */
  measure: measureSchema,
  /** The relay is about to close this connection. */
  closing: z.object({ code: z.string(), message: z.string(), remedy: z.string(), reconnect: z.boolean() }),
} as const
export type EventName = keyof typeof EVENTS
export type EventData<E extends EventName> = z.infer<(typeof EVENTS)[E]>

const errorBodySchema = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  /** For refusals by rule. */
  explanation: explanationSchema.optional(),
})

export const relayMessageSchema = z.union([
  z.object({ id: z.number().int(), ok: z.literal(true), data: z.unknown().optional() }),
  z.object({ id: z.number().int(), ok: z.literal(false), error: errorBodySchema }),
  z.object({ event: z.string(), data: z.unknown() }),
])
export type RelayMessage = z.infer<typeof relayMessageSchema>
