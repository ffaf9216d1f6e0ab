import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { anvilCommand, LOCAL_CHAIN_ID } from "../deploy/anvil.ts"
import type { Service } from "../supervisor/Service.ts"
import { prepareChainState } from "./chainState.ts"

const READY_DEADLINE_MS = 20_000
const RPC_TIMEOUT_MS = 1_000

/** The local chain: anvil, with its state in the data folder. It does not start when that state is damaged. */
export function chain(dataDir: string, port: number, host: string): Service {
  const folder = join(dataDir, "chain")
  mkdirSync(folder, { recursive: true })
  const stateFile = join(folder, "state.json")
  const url = `http://${host}:${port}`
  return {
    kind: "service",
    name: "chain",
    ...anvilCommand({ port, stateFile, host }),
    ports: [port],
    beforeStart: () => prepareChainState(stateFile),
    ready: {
      description: `chain ${LOCAL_CHAIN_ID} at ${url}`,
      deadlineMs: READY_DEADLINE_MS,
      holds: async () => Number(await chainId(url)) === LOCAL_CHAIN_ID,
    },
    restart: { limit: 5, withinMs: 60_000, backoffMs: 200, maxBackoffMs: 5_000, whenGivenUp: "stop all" },
    stopSignal: "SIGTERM", // it writes its state before it ends
    graceMs: 10_000,
  }
}

async function chainId(url: string): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] }),
    signal: AbortSignal.timeout(RPC_TIMEOUT_MS),
  })
  return ((await response.json()) as { result: string }).result
}
