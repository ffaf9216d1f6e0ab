import type { FastifyInstance } from "fastify"
import type { ApiOptions } from "./ApiOptions.ts"

/** What a page from here may load and whom it may speak with. */
export function contentSecurityPolicy(
  { rpcUrl, subgraphUrl, liveOrigin, relay }: ApiOptions["config"],
  embeddable: boolean,
) {
  const sockets = relay.replace(/^http/, "ws")
  const outside = [rpcUrl, subgraphUrl, liveOrigin].flatMap((url) => (URL.canParse(url) ? [new URL(url).origin] : []))
  const connect = [...new Set(["'self'", relay, sockets, ...outside])].join(" ")
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Components that measure themselves write style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self'",
    `connect-src ${connect}`,
    `media-src 'self' blob: ${liveOrigin}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    `frame-ancestors ${embeddable ? "*" : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ")
}

export function securityHeaders(app: FastifyInstance, { config, isSecure }: ApiOptions): void {
  const policies = { page: contentSecurityPolicy(config, false), embed: contentSecurityPolicy(config, true) }
  app.addHook("onSend", async (request, reply) => {
    const isEmbed = request.url.startsWith("/embed")
    reply.header("content-security-policy", isEmbed ? policies.embed : policies.page)
    reply.header("x-content-type-options", "nosniff")
    reply.header("referrer-policy", "strict-origin-when-cross-origin")
    reply.header("cross-origin-opener-policy", "same-origin")
    reply.header("permissions-policy", "camera=(self), microphone=(self), display-capture=(self), geolocation=()")
    if (isSecure) reply.header("strict-transport-security", "max-age=31536000")
  })
}
