import { join } from "node:path"
import type { Service } from "../supervisor/Service.ts"
import { chainBlock } from "./chainBlocks.ts"

export interface GraphNodeServiceOptions {
  /** graph-node's own data folder. */
  readonly dataDir: string
  readonly rpcUrl: string
  /** Must be there when the service starts. */
  readonly deploymentFile: string
  /** Loopback port of the GraphQL endpoint. */
  readonly port: number
  readonly dependsOn?: readonly string[]
  /** See `startGraphNode`. */
  readonly rebuildOnDivergence?: boolean
  readonly allowOpenPorts?: boolean
}

/** The first start on a slow machine compiles the subgraph (up to a minute) and makes a database. */
const READY_DEADLINE_MS = 180_000
const GRACE_MS = 15_000
const ASK_LIMIT_MS = 2_000

/** Where the subgraph answers. */
export function subgraphUrl(port: number): string {
  return `http://127.0.0.1:${port}/subgraphs/name/openair`
}

/** graph-node as the supervisor runs it; ready once it has indexed what the chain held when it was first asked. */
export function graphNodeService(options: GraphNodeServiceOptions): Service {
  let head: number | undefined
  return {
    kind: "service",
    name: "graph-node",
    command: process.execPath,
    args: [
      join(import.meta.dirname, "main.ts"),
      ...["--data", options.dataDir, "--rpc", options.rpcUrl],
      ...["--deployment", options.deploymentFile, "--port", String(options.port)],
      ...(options.rebuildOnDivergence ? ["--rebuild-on-divergence"] : []),
      ...(options.allowOpenPorts ? ["--open-graph-node-ports"] : []),
    ],
    ...(options.dependsOn && { dependsOn: options.dependsOn }),
    ports: [options.port],
    ready: {
      description: "the subgraph to have indexed the chain",
      deadlineMs: READY_DEADLINE_MS,
      holds: async () => {
        head ??= (await chainBlock(options.rpcUrl, "latest"))?.number
        return head !== undefined && (await indexedBlock(options.port)) >= head
      },
    },
    restart: { limit: 5, withinMs: 120_000, backoffMs: 500, maxBackoffMs: 10_000, whenGivenUp: "carry on" },
    stopSignal: "SIGTERM",
    graceMs: GRACE_MS,
  }
}

/** Throws while there is no answer. */
async function indexedBlock(port: number): Promise<number> {
  const response = await fetch(subgraphUrl(port), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ _meta { block { number } } }" }),
    signal: AbortSignal.timeout(ASK_LIMIT_MS),
  })
  const answer = (await response.json()) as { data: { _meta: { block: { number: number } } } }
  return answer.data._meta.block.number
}
