import { type NonceReply, OpenairError, type SessionReply, sessionRequestSchema } from "@openair/protocol"
import type { FastifyInstance } from "fastify"
import type { ApiOptions } from "../ApiOptions.ts"
import { BrowserCookie } from "../browserCookie.ts"
import { parse } from "../parse.ts"

/** POST /v1/nonces, POST /v1/sessions */
export async function signInRoutes(app: FastifyInstance, { login, isSecure, onSignIn }: ApiOptions): Promise<void> {
  const cookie = new BrowserCookie(isSecure)
  app.post("/v1/nonces", async (request, reply): Promise<NonceReply> => {
    const nonce = login.issueNonce(cookie.renew(request, reply))
    reply.status(201).header("cache-control", "no-store")
    return nonce
  })
  app.post("/v1/sessions", async (request, reply): Promise<SessionReply> => {
    const { message, signature } = parse(sessionRequestSchema, request.body)
    try {
      const { origin } = request.headers
      const session = await login.signIn({ message, signature, browser: cookie.read(request), origin })
      onSignIn({ code: "ok", account: session.account })
      reply.status(201).header("cache-control", "no-store")
      return session
    } catch (error) {
      onSignIn({ code: error instanceof OpenairError ? error.code : "INTERNAL", account: null })
      throw error
    }
  })
}
