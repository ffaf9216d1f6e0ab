import { z } from "zod"
import { askSocket } from "./askSocket.ts"

const block = z.object({ number: z.string().transform(Number), hash: z.string() })

const statuses = z.object({
  data: z.object({
    indexingStatuses: z.array(
      z.object({
        subgraph: z.string(),
        node: z.string().nullable(),
        health: z.enum(["healthy", "unhealthy", "failed"]),
        synced: z.boolean(),
        fatalError: z.object({ message: z.string() }).nullable(),
        chains: z.array(z.object({ latestBlock: block.nullable() })),
      }),
    ),
  }),
})

/** A block as graph-node knows it; the hash with 0x. */
export interface IndexedBlock {
  readonly number: number
  readonly hash: `0x${string}`
}

/** How far a deployment is. */
export interface IndexingStatus {
  /** The node that indexes it; null once nothing refers to it any more. */
  readonly node: string | null
  readonly health: "healthy" | "unhealthy" | "failed"
  readonly synced: boolean
  readonly fatalError: string | undefined
  /** The last block indexed; undefined before the first. */
  readonly latest: IndexedBlock | undefined
}

const QUERY =
  "{ indexingStatuses { subgraph node health synced fatalError { message } chains { latestBlock { number hash } } } }"

async function ask(indexSocket: string): Promise<z.output<typeof statuses>["data"]["indexingStatuses"]> {
  const answer = await askSocket(indexSocket, "/graphql", { query: QUERY })
  return statuses.parse(answer).data.indexingStatuses
}

function indexedBlock({ number, hash }: z.output<typeof block>): IndexedBlock {
  return { number, hash: `0x${hash.replace(/^0x/, "")}` }
}

/** The status of the deployment `manifest`; undefined when there is none. */
export async function indexingStatus(indexSocket: string, manifest: string): Promise<IndexingStatus | undefined> {
  const found = (await ask(indexSocket)).find(({ subgraph }) => subgraph === manifest)
  if (found === undefined) return undefined
  const latest = found.chains[0]?.latestBlock ?? undefined
  return {
    node: found.node,
    health: found.health,
    synced: found.synced,
    fatalError: found.fatalError?.message,
    latest: latest && indexedBlock(latest),
  }
}

/** The last blocks of all deployments that are being indexed. */
export async function knownBlocks(indexSocket: string): Promise<IndexedBlock[]> {
  const indexed = (await ask(indexSocket)).filter(({ node }) => node !== null)
  return indexed.flatMap(({ chains }) => chains.flatMap(({ latestBlock }) => latestBlock ?? [])).map(indexedBlock)
}
