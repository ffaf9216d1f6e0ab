import { randomBytes } from "node:crypto"
import { NONCE_LIFETIME_SECONDS } from "@openair/protocol"
import type { FastifyReply, FastifyRequest } from "fastify"

const SECRET_BYTES = 24

/** The cookie that binds a nonce to the browser that asked for it. `__Host-` needs https. */
export class BrowserCookie {
  private readonly isSecure: boolean
  private readonly name: string

  constructor(isSecure: boolean) {
    this.isSecure = isSecure
    this.name = isSecure ? "__Host-openair-browser" : "openair-browser"
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name] || undefined
  }

  /** Keeps the browser's secret, so that two tabs may sign in at once, and prolongs it. */
  renew(request: FastifyRequest, reply: FastifyReply): string {
    const secret = this.read(request) ?? randomBytes(SECRET_BYTES).toString("base64url")
    reply.setCookie(this.name, secret, {
      httpOnly: true,
      sameSite: "lax",
      secure: this.isSecure,
      path: "/",
      maxAge: NONCE_LIFETIME_SECONDS,
    })
    return secret
  }
}
