import { OpenairError } from "@openair/protocol"
import type { FastifyInstance } from "fastify"
import type { ApiOptions } from "../ApiOptions.ts"
import { Connection } from "./Connection.ts"

/** GET /v1/signalling: upgrades to a WebSocket. A page's origin must be an allowed one. */
export async function signallingRoute(app: FastifyInstance, options: ApiOptions): Promise<void> {
  app.get(
    "/v1/signalling",
    {
      websocket: true,
      preValidation: async ({ headers: { origin } }) => {
        if (origin !== undefined && !options.allowedOrigins.has(origin))
          throw new OpenairError("ORIGIN_REFUSED", { origin })
      },
    },
    (socket) => {
      new Connection(socket, options)
    },
  )
}
