/**
 * Runs graph-node with the subgraph until it is asked to end (SIGTERM, SIGINT):
 *
 *   node scripts/graph-node/main.ts --data .openair/graph-node --rpc http://127.0.0.1:8545 \
 *     --deployment .openair/chain/deployment.json --port 8000 [--rebuild-on-divergence] [--open-graph-node-ports]
 */
import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { parseDeployment } from "../../protocol/src/deployment.ts"
import { GraphNodeError } from "./GraphNodeError.ts"
import { startGraphNode } from "./startGraphNode.ts"

const { values } = parseArgs({
  options: {
    data: { type: "string", default: ".openair/graph-node" },
    rpc: { type: "string", default: "http://127.0.0.1:8545" },
    deployment: { type: "string", default: ".openair/chain/deployment.json" },
    port: { type: "string", default: "8000" },
    /** When the chain is not what was indexed, index it anew instead of stopping. */
    "rebuild-on-divergence": { type: "boolean", default: false },
    /** Where no isolation is possible, go on without. */
    "open-graph-node-ports": { type: "boolean", default: false },
  },
})

const asked = new Promise<undefined>((stop) => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop(undefined))
})

try {
  const node = await startGraphNode({
    dataDir: resolve(values.data),
    rpcUrl: values.rpc,
    deployment: parseDeployment(readFileSync(values.deployment, "utf8")),
    port: Number(values.port),
    onDivergence: values["rebuild-on-divergence"] ? "rebuild" : "refuse",
    allowOpenPorts: values["open-graph-node-ports"],
    onProgress: (step, tookMs) => console.log(`${step}: ${tookMs} ms`),
  })
  if (node.isolation === "none") console.warn("graph-node's ports, its admin port too, are open to the network.")
  console.log(`GraphQL at ${node.queryUrl}`)
  const end = await Promise.race([node.ended, asked])
  await node.stop()
  if (end !== undefined) throw new GraphNodeError("START_FAILED", `graph-node ended: ${end}.`, "See its log.")
} catch (error) {
  if (!(error instanceof GraphNodeError)) throw error
  console.error(`${error.code}: ${error.message}\n→ ${error.remedy}`)
  process.exitCode = 1
}
