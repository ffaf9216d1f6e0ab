import {
  addressSchema,
  CAPABILITIES,
  decimalSchema,
  type Explanation,
  type Person,
  type PublicConfig,
  type RoomNameReply,
  type RoomStatus,
} from "@openair/protocol"
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import type { ApiOptions } from "../ApiOptions.ts"
import { parse } from "../parse.ts"

const MAX_NAMES = 50
const namesQuery = z.object({
  account: z.union([addressSchema.transform((one) => [one]), z.array(addressSchema).max(MAX_NAMES)]),
})
const explainQuery = z.object({ room: decimalSchema, account: addressSchema, capability: z.enum(CAPABILITIES) })
const roomParams = z.object({ room: decimalSchema })

/** What anybody may look at: GET /v1/config, /v1/rooms/:room, /v1/rooms/:room/name, /v1/names, /v1/explain */
export async function lookingRoutes(
  app: FastifyInstance,
  { config, rooms, nameOf, roomNameOf }: ApiOptions,
): Promise<void> {
  app.get("/v1/config", async (_request, reply): Promise<PublicConfig> => {
    reply.header("cache-control", "no-cache")
    return config
  })
  app.get("/v1/rooms/:room", async (request, reply): Promise<RoomStatus> => {
    const { room } = parse(roomParams, request.params)
    reply.header("cache-control", "public, max-age=1")
    return rooms.get(BigInt(room)).status()
  })
  app.get("/v1/rooms/:room/name", async (request, reply): Promise<RoomNameReply> => {
    const { room } = parse(roomParams, request.params)
    reply.header("cache-control", "public, max-age=60")
    return roomNameOf(rooms.get(BigInt(room)).id)
  })
  app.get("/v1/names", async (request): Promise<{ names: Person[] }> => {
    const { account } = parse(namesQuery, request.query)
    return { names: await Promise.all(account.map(async (each) => ({ account: each, name: await nameOf(each) }))) }
  })
  app.get("/v1/explain", async (request): Promise<Explanation> => {
    const { room, account, capability } = parse(explainQuery, request.query)
    return rooms.get(BigInt(room)).explain(account, capability)
  })
}
