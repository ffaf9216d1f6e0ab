import { ERRORS, OpenairError } from "@openair/protocol"
import type { FastifyError, FastifyInstance } from "fastify"
import type { ApiOptions } from "./ApiOptions.ts"
import { errorBody } from "./errorBody.ts"

/** Every error leaves as `{error}` with the status of the one table. */
export function handleErrors(app: FastifyInstance, { log, onRefusal }: ApiOptions, bodyLimit: number): void {
  app.setErrorHandler((raw: FastifyError | OpenairError, _request, reply) => {
    const body = errorBody(named(raw, bodyLimit), log)
    onRefusal(body.code)
    if (body.code === "TOO_MANY_REQUESTS") reply.header("retry-after", String(body.detail.retryAfterSeconds ?? 1))
    return reply.status(ERRORS[body.code].status).send({ error: body })
  })
}

/** Fastify's own errors in our words. */
function named(error: FastifyError | OpenairError, limitBytes: number): unknown {
  if (error instanceof OpenairError) return error
  if (error.statusCode === 413) return new OpenairError("PAYLOAD_TOO_LARGE", { limitBytes })
  if (error.statusCode === 404) return new OpenairError("NOT_FOUND")
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return new OpenairError("BAD_REQUEST", { problem: error.message })
  }
  return error
}
