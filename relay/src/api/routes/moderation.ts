import {
  decimalSchema,
  floorRequestSchema,
  hashSchema,
  type Measure,
  type measuresReplySchema,
  OpenairError,
  orderRequestSchema,
} from "@openair/protocol"
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { signedFloor, signedOrder } from "../../rooms/moderation/SignedMeasure.ts"
import type { ApiOptions } from "../ApiOptions.ts"
import { parse } from "../parse.ts"

const roomParams = z.object({ room: decimalSchema.transform((text) => BigInt(text)) })
const measureParams = roomParams.extend({ measure: hashSchema })

/** POST /v1/rooms/:room/orders, POST /v1/rooms/:room/floors: for moderators who are not in the room. */
export async function moderationRoutes(
  app: FastifyInstance,
  { moderation, moderationDomain }: ApiOptions,
): Promise<void> {
  app.post("/v1/rooms/:room/orders", async (request, reply): Promise<Measure> => {
    const { room } = parse(roomParams, request.params)
    const measure = signedOrder(moderationDomain, room, parse(orderRequestSchema, request.body))
    const taken = await moderation.accept(measure)
    reply.status(202)
    return taken
  })
  app.post("/v1/rooms/:room/floors", async (request, reply): Promise<Measure> => {
    const { room } = parse(roomParams, request.params)
    const measure = signedFloor(moderationDomain, room, parse(floorRequestSchema, request.body))
    const taken = await moderation.accept(measure)
    reply.status(202)
    return taken
  })
}

/** GET /v1/rooms/:room/measures: orders and floors in force. GET /v1/rooms/:room/measures/:measure: one, also when it is over. */
export async function measureRoutes(app: FastifyInstance, { rooms, moderation }: ApiOptions): Promise<void> {
  app.get("/v1/rooms/:room/measures", async (request, reply): Promise<z.input<typeof measuresReplySchema>> => {
    const { room } = parse(roomParams, request.params)
    reply.header("cache-control", "public, max-age=1")
    return { measures: await moderation.inForce(rooms.get(room).id) }
  })
  app.get("/v1/rooms/:room/measures/:measure", async (request, reply): Promise<Measure> => {
    const { room, measure } = parse(measureParams, request.params)
    const found = await moderation.find(room, measure)
    if (found === undefined) throw new OpenairError("MEASURE_NOT_FOUND", {})
    reply.header("cache-control", "public, max-age=1")
    return found
  })
}
