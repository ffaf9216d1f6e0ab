import { OpenairError } from "@openair/protocol"
import type { FastifyInstance } from "fastify"
import type { ApiOptions } from "./ApiOptions.ts"

/**
 * Pages elsewhere may read what is public; only allowed ones may send cookies or change anything.
 * Clients without an Origin (no browser) carry no cookies of others.
 */
export function crossOrigin(app: FastifyInstance, { allowedOrigins }: ApiOptions): void {
  app.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers
    if (!request.url.startsWith("/v1/") || origin === undefined) return
    const isAllowed = allowedOrigins.has(origin)
    reply.header("vary", "origin")
    reply.header("access-control-allow-origin", isAllowed ? origin : "*")
    if (isAllowed) reply.header("access-control-allow-credentials", "true")
    if (request.method === "OPTIONS") {
      reply.header("access-control-allow-methods", "GET, POST")
      reply.header("access-control-allow-headers", "content-type")
      reply.header("access-control-max-age", "600")
      return reply.status(204).send()
    }
    if (!isAllowed && request.method !== "GET" && request.method !== "HEAD") {
      throw new OpenairError("ORIGIN_REFUSED", { origin })
    }
  })
  app.options("/v1/*", (_request, reply) => reply.status(204).send())
}
