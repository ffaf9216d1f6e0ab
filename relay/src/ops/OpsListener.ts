import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { Metrics } from "./metrics.ts"

/** Each returns what is wrong, or undefined. */
export type HealthChecks = Readonly<Record<string, () => string | undefined>>

/** What is wrong, by the check's name; empty when all is well. */
export function ailments(checks: HealthChecks): Record<string, string> {
  return Object.fromEntries(
    Object.entries(checks).flatMap(([name, check]) => {
      const problem = check()
      return problem === undefined ? [] : [[name, problem]]
    }),
  )
}

/** /metrics and /healthz on loopback, apart from what the public reaches. */
export class OpsListener {
  private readonly server: Server

  private constructor(server: Server) {
    this.server = server
  }

  static async open(port: number, metrics: Metrics, checks: HealthChecks): Promise<OpsListener> {
    const server = createServer(async (request, response) => {
      if (request.url === "/metrics") {
        response.setHeader("content-type", metrics.registry.contentType)
        response.end(await metrics.registry.metrics())
        return
      }
      if (request.url === "/healthz") {
        const problems = ailments(checks)
        response.statusCode = Object.keys(problems).length > 0 ? 503 : 200
        response.setHeader("content-type", "application/json")
        response.end(JSON.stringify({ healthy: response.statusCode === 200, problems }))
        return
      }
      response.statusCode = 404
      response.end()
    })
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject)
      server.listen(port, "127.0.0.1", resolve)
    })
    return new OpsListener(server)
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }
}
