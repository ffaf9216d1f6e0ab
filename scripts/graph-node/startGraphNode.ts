import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { Deployment } from "../../protocol/src/deployment.ts"
import { deploySubgraph, removeSubgraph } from "./adminCalls.ts"
import { assertSameChain, rememberChain } from "./assertSameChain.ts"
import { buildSubgraph } from "./buildSubgraph.ts"
import { type Forwarder, forward } from "./forward.ts"
import { GraphNodeError } from "./GraphNodeError.ts"
import { Indoors } from "./Indoors.ts"
import { type IndexingStatus, indexingStatus } from "./indexingStatus.ts"
import type { IsolationKind } from "./isolation.ts"
import { prepareDeployment } from "./prepareDeployment.ts"

/** The name the subgraph is served under. */
const SUBGRAPH_NAME = "openair"
/** The name gnd gives the manifest it is started with. */
const IDLE_NAME = "subgraph-0"
const POLL_MS = 50

export interface GraphNodeOptions {
  /** Everything graph-node keeps, safe to delete: it is built again from the chain. */
  readonly dataDir: string
  /** The chain's JSON-RPC over HTTP. */
  readonly rpcUrl: string
  readonly deployment: Deployment
  /** Loopback TCP port of the GraphQL endpoint; 0 for any. */
  readonly port: number
  /** `refuse` (default) throws CHAIN_DIVERGED when the chain is not what was indexed; `rebuild` indexes it anew. */
  readonly onDivergence?: "refuse" | "rebuild"
  /** Go on without isolation where none is possible: graph-node's ports, its admin port too, are then open to the network. */
  readonly allowOpenPorts?: boolean
  /** Isolate in this way; for tests. */
  readonly isolation?: IsolationKind
  /** Told of each step done. */
  readonly onProgress?: (step: string, tookMs: number) => void
}

/** A running graph-node that indexes the deployment. */
export interface GraphNode {
  /** `http://127.0.0.1:<port>/subgraphs/name/openair`. */
  readonly queryUrl: string
  readonly port: number
  readonly isolation: IsolationKind
  /** Id of the indexed deployment: the path of its manifest. Another id is another index. */
  readonly deploymentId: string
  /** Resolves when it has ended, with what was said about it. */
  readonly ended: Promise<string>
  status(): Promise<IndexingStatus | undefined>
  /** Resolves when the block is indexed. Throws when the deadline passes or indexing failed. */
  untilIndexed(blockNumber: number, deadlineMs: number): Promise<void>
  /** Ends graph-node and Postgres; the next start resumes. */
  stop(): Promise<void>
}

/** Starts graph-node, and makes it index the deployment: from where it was, or from the deployment's first block. */
export async function startGraphNode(options: GraphNodeOptions): Promise<GraphNode> {
  let since = performance.now()
  const progress = (step: string) => {
    options.onProgress?.(step, Math.round(performance.now() - since))
    since = performance.now()
  }
  mkdirSync(options.dataDir, { recursive: true })
  const build = await buildSubgraph()
  progress(build.fromCache ? "subgraph, from cache" : "subgraph, compiled")
  const prepared = prepareDeployment(build, join(options.dataDir, "deployments"), options.deployment)

  const open = async (): Promise<Indoors> => {
    await assertSameChain(options.dataDir, options.rpcUrl)
    const indoors = await Indoors.open({ ...options, idleManifest: prepared.idleManifest, network: prepared.network })
    try {
      await assertSameChain(options.dataDir, options.rpcUrl, indoors.door("index"))
    } catch (error) {
      await indoors.close()
      throw error
    }
    return indoors
  }
  let indoors: Indoors
  try {
    indoors = await open()
  } catch (error) {
    const diverged = error instanceof GraphNodeError && error.code === "CHAIN_DIVERGED"
    if (!diverged || options.onDivergence !== "rebuild") throw error
    forgetIndex(options.dataDir)
    progress("the chain is not what was indexed: index dropped")
    indoors = await open()
  }
  progress(`graph-node (${indoors.isolation})`)

  const status = () => indexingStatus(indoors.door("index"), prepared.manifest)
  let forwarder: Forwarder | undefined
  const stop = async () => {
    await forwarder?.close()
    await indoors.close()
  }
  try {
    const resumed = (await status())?.node != null
    if (!resumed) await deploySubgraph(indoors.door("admin"), SUBGRAPH_NAME, prepared.manifest)
    await removeSubgraph(indoors.door("admin"), IDLE_NAME)
    await rememberChain(options.dataDir, options.rpcUrl)
    forwarder = await forward({ host: "127.0.0.1", port: options.port }, { path: indoors.door("query") })
    progress(resumed ? "index resumed" : "subgraph deployed")
  } catch (error) {
    await stop()
    throw error
  }

  return {
    queryUrl: `http://127.0.0.1:${forwarder.port}/subgraphs/name/${SUBGRAPH_NAME}`,
    port: forwarder.port,
    isolation: indoors.isolation,
    deploymentId: prepared.manifest,
    ended: indoors.ended,
    status,
    stop,
    untilIndexed: async (blockNumber, deadlineMs) => {
      const deadline = Date.now() + deadlineMs
      for (;;) {
        const now = await status()
        if (now?.health === "failed") {
          throw new GraphNodeError(
            "START_FAILED",
            `Indexing failed: ${now.fatalError ?? "no reason given"}.`,
            `See ${indoors.logFile}.`,
          )
        }
        if (now?.latest !== undefined && now.latest.number >= blockNumber) return
        if (Date.now() > deadline) {
          throw new GraphNodeError(
            "START_FAILED",
            `Block ${blockNumber} was not indexed within ${deadlineMs / 1000} s; the index is at ${now?.latest?.number ?? "none"}.`,
            `See ${indoors.logFile}.`,
          )
        }
        await sleep(POLL_MS)
      }
    },
  }
}

/** Deletes what was indexed, and which chain it was. Compiled subgraphs stay. */
export function forgetIndex(dataDir: string): void {
  for (const name of ["postgres", "postgres-password", "chain.json"]) {
    rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}
