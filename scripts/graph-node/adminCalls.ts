import { z } from "zod"
import { askSocket } from "./askSocket.ts"

const answer = z.object({ error: z.object({ message: z.string() }).optional() })

async function call(adminSocket: string, method: string, params: Record<string, string>): Promise<void> {
  const { error } = answer.parse(await askSocket(adminSocket, "/", { jsonrpc: "2.0", id: 1, method, params }))
  if (error !== undefined) throw new Error(`graph-node refused ${method}: ${error.message}`)
}

/** Makes `manifest` (an absolute path inside) the current version of the subgraph `name`; the same one again changes nothing. */
export async function deploySubgraph(adminSocket: string, name: string, manifest: string): Promise<void> {
  await call(adminSocket, "subgraph_create", { name }).catch((error: Error) => {
    if (!/already exists/i.test(error.message)) throw error
  })
  await call(adminSocket, "subgraph_deploy", { name, ipfs_hash: manifest })
}

/** Takes a name away; what only it referred to is no longer indexed. */
export function removeSubgraph(adminSocket: string, name: string): Promise<void> {
  return call(adminSocket, "subgraph_remove", { name })
}
