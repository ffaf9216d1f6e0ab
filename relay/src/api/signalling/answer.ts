import { CAPABILITIES, METHODS, type Method, type MethodData, OpenairError, type Reply } from "@openair/protocol"
import { z } from "zod"
import type { RoomSession } from "../../rooms/Door.ts"
import type { Moderation } from "../../rooms/moderation/Moderation.ts"
import { type ModerationDomain, signedFloor, signedOrder } from "../../rooms/moderation/SignedMeasure.ts"
import type { Participant } from "../../rooms/Participant.ts"
import type { Peer } from "../../rooms/Peer.ts"
import type { Room } from "../../rooms/Room.ts"
import { parse } from "../parse.ts"

/** A connection that has proved its session. */
export interface Caller {
  readonly room: Room
  readonly session: RoomSession
  readonly peer: Peer
  readonly moderation: Pick<Moderation, "accept">
  readonly moderationDomain: ModerationDomain
  participant: Participant | undefined
}

type Answers = {
  readonly [M in Exclude<Method, "hello">]: (caller: Caller, data: MethodData<M>) => Promise<Reply<M>>
}

const capabilitySchema = z.enum(CAPABILITIES)

/** Who has joined, and whose connection this still is. @throws NOT_JOINED */
function joined({ participant, peer }: Caller): Participant {
  if (!participant || participant.closed || participant.peer !== peer) throw new OpenairError("NOT_JOINED")
  return participant
}

const ANSWERS: Answers = {
  join: async (caller, { rtpCapabilities }) => {
    const { participant, joined } = await caller.room.join(caller.session, caller.peer, rtpCapabilities)
    caller.participant = participant
    return joined
  },
  createTransport: async (caller, { direction }) => {
    const offer = await caller.room.createTransport(joined(caller), direction)
    return { ...offer, iceCandidates: [...offer.iceCandidates] }
  },
  connectTransport: async (caller, { transportId, dtlsParameters }) =>
    joined(caller).media.connectTransport(transportId, dtlsParameters) as Promise<undefined>,
  restartIce: async (caller, { transportId }) => ({
    iceParameters: await joined(caller).media.restartIce(transportId),
  }),
  produce: async (caller, data) => ({ producerId: await caller.room.produce(joined(caller), data) }),
  pauseProducer: async (caller, { producerId }) => {
    await joined(caller).pauseProducer(producerId)
    caller.room.changed()
    return undefined
  },
  resumeProducer: async (caller, { producerId }) => {
    await joined(caller).resumeProducer(producerId)
    caller.room.changed()
    return undefined
  },
  closeProducer: async (caller, { producerId }) => {
    joined(caller).closeProducer(producerId)
    caller.room.changed()
    return undefined
  },
  resumeConsumer: async (caller, { consumerId }) =>
    joined(caller).media.resumeConsumer(consumerId) as Promise<undefined>,
  setPreferredLayers: async (caller, { consumerId, spatialLayer }) =>
    joined(caller).media.setPreferredLayers(consumerId, spatialLayer) as Promise<undefined>,
  narrowConsent: async (caller, { reach }) => {
    caller.room.narrowConsent(joined(caller), reach)
    return undefined
  },
  signConsent: async (caller, { consent, signature }) => {
    const { room, slot, reach, issuedAt, expiresAt, epoch } = consent
    await caller.room.signConsent(
      joined(caller),
      {
        room: BigInt(room),
        slot: BigInt(slot),
        reach,
        issuedAt: BigInt(issuedAt),
        expiresAt: BigInt(expiresAt),
        epoch: BigInt(epoch),
      },
      signature,
    )
    return undefined
  },
  explain: async ({ room, session }, { capability }) =>
    room.explain(session.account, parse(capabilitySchema, capability)),
  signOrder: async ({ room, session, moderation, moderationDomain }, data) =>
    moderation.accept(signedOrder(moderationDomain, room.id, { ...data, moderator: session.account })),
  signFloor: async ({ room, session, moderation, moderationDomain }, data) =>
    moderation.accept(signedFloor(moderationDomain, room.id, { ...data, moderator: session.account })),
  leave: async (caller) => {
    caller.room.leave(joined(caller))
    caller.participant = undefined
    return undefined
  },
}

/** @throws UNKNOWN_METHOD, BAD_REQUEST and whatever the method throws. */
export async function answer(caller: Caller, method: string, data: unknown): Promise<unknown> {
  if (method === "hello" || !Object.hasOwn(METHODS, method)) throw new OpenairError("UNKNOWN_METHOD", { method })
  const name = method as keyof Answers
  const run = ANSWERS[name] as (caller: Caller, data: unknown) => Promise<unknown>
  return run(caller, parse(METHODS[name], data))
}
