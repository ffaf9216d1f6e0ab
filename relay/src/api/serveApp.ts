import { readFileSync } from "node:fs"
import { join } from "node:path"
import fastifyStatic from "@fastify/static"
import { OpenairError } from "@openair/protocol"
import type { FastifyInstance } from "fastify"

/** The built app: hashed assets for ever, its one page for every other address. */
export async function serveApp(app: FastifyInstance, appDir: string | undefined): Promise<void> {
  if (appDir !== undefined) {
    readFileSync(join(appDir, "index.html"))
    await app.register(fastifyStatic, {
      root: appDir,
      index: false,
      wildcard: true,
      setHeaders: (response, path) => {
        const isHashed = path.includes("/assets/")
        response.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache")
      },
    })
    app.get("/", (_request, reply) => reply.header("cache-control", "no-cache").sendFile("index.html"))
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === "GET" && !request.url.startsWith("/v1/") && !/\.\w+(\?|$)/.test(request.url)
    if (appDir === undefined || !isPage) throw new OpenairError("NOT_FOUND")
    return reply.header("cache-control", "no-cache").sendFile("index.html")
  })
}
