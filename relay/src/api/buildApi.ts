import cookie from "@fastify/cookie"
import rateLimit from "@fastify/rate-limit"
import websocket from "@fastify/websocket"
import { OpenairError } from "@openair/protocol"
import Fastify, { type FastifyInstance } from "fastify"
import type { ApiOptions } from "./ApiOptions.ts"
import { crossOrigin } from "./crossOrigin.ts"
import { handleErrors } from "./handleErrors.ts"
import { lookingRoutes } from "./routes/looking.ts"
import { measureRoutes, moderationRoutes } from "./routes/moderation.ts"
import { signInRoutes } from "./routes/signIn.ts"
import { voteRoutes } from "./routes/votes.ts"
import { securityHeaders } from "./securityHeaders.ts"
import { serveApp } from "./serveApp.ts"
import { signallingRoute } from "./signalling/signallingRoute.ts"

/** A sign-in message with a large contract signature fits. */
const BODY_LIMIT_BYTES = 32 * 1024
const SIGNALLING_LIMIT_BYTES = 64 * 1024
const CONNECTION_TIMEOUT_MS = 15_000

/** The relay's HTTP and signalling interface, and the app's files (docs/protocol.md). */
export async function buildApi(options: ApiOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: CONNECTION_TIMEOUT_MS,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 128 },
  })
  handleErrors(app, options, BODY_LIMIT_BYTES)
  securityHeaders(app, options)
  crossOrigin(app, options)
  await app.register(cookie)
  await app.register(websocket, { options: { maxPayload: SIGNALLING_LIMIT_BYTES, perMessageDeflate: false } })
  await app.register(async (limited) => {
    await limited.register(rateLimit, {
      max: options.signInsPerMinute,
      timeWindow: "1 minute",
      // Each route has its own count.
      keyGenerator: ({ ip, routeOptions }) => `${routeOptions.url} ${ip}`,
      errorResponseBuilder: (_request, { ttl }) =>
        new OpenairError("TOO_MANY_REQUESTS", { retryAfterSeconds: Math.ceil(ttl / 1000) }),
    })
    await signInRoutes(limited, options)
    await voteRoutes(limited, options)
    await moderationRoutes(limited, options)
  })
  await lookingRoutes(app, options)
  await measureRoutes(app, options)
  await signallingRoute(app, options)
  await serveApp(app, options.appDir)
  return app
}
