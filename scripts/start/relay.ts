import { mkdirSync, writeFileSync } from "node:fs"
import { availableParallelism } from "node:os"
import { join } from "node:path"
import { toHex } from "viem"
import { localAccount, RELAY_SIGNER_INDEX } from "../deploy/people.ts"
import { httpAnswers } from "../supervisor/conditions.ts"
import type { Service } from "../supervisor/Service.ts"
import { APP_DIST } from "./buildApp.ts"
import { RELAY_PROGRAM } from "./buildRelay.ts"
import { MOST_MEDIA_WORKERS, type Ports } from "./Ports.ts"

const READY_DEADLINE_MS = 60_000

export interface RelayRun {
  readonly dataDir: string
  readonly host: string
  readonly ports: Ports
  readonly rpcUrl: string
  readonly subgraphUrl: string
  readonly deploymentFile: string
  /** Further options, by their names in the relay's config reference. */
  readonly env: Readonly<Record<string, string>>
}

/** The relay node, which also serves the app. Its children die with it. */
export function relay(run: RelayRun): Service {
  const { dataDir, host, ports } = run
  const folder = join(dataDir, "relay")
  mkdirSync(folder, { recursive: true })
  return {
    kind: "service",
    name: "relay",
    command: process.execPath,
    args: [RELAY_PROGRAM],
    env: {
      OPENAIR_DATA_DIR: folder,
      OPENAIR_DEPLOYMENT: run.deploymentFile,
      OPENAIR_RPC_URLS: run.rpcUrl,
      OPENAIR_SUBGRAPH_URL: run.subgraphUrl,
      OPENAIR_APP_DIR: APP_DIST,
      OPENAIR_HOST: host,
      OPENAIR_PORT: String(ports.http),
      OPENAIR_LIVE_PORT: String(ports.live),
      OPENAIR_OPS_PORT: String(ports.ops),
      OPENAIR_MEDIA_IP: host,
      OPENAIR_MEDIA_PORT: String(ports.media),
      OPENAIR_MEDIA_WORKERS: String(Math.min(availableParallelism(), MOST_MEDIA_WORKERS)),
      OPENAIR_SIGNER_KEY_FILE: signerKeyFile(folder),
      ...run.env,
    },
    dependsOn: ["deploy", "app", "relay:build"],
    ports: [ports.http, ports.live, ports.ops],
    ready: httpAnswers(`http://${host}:${ports.http}/v1/config`, READY_DEADLINE_MS),
    restart: { limit: 20, withinMs: 120_000, backoffMs: 100, maxBackoffMs: 5_000, whenGivenUp: "stop all" },
    stopSignal: "SIGTERM",
    graceMs: 8_000,
  }
}

/** The local chain's public key for the relay's gas account, in a file as the signer expects it. */
function signerKeyFile(folder: string): string {
  const key = localAccount(RELAY_SIGNER_INDEX).getHdKey().privateKey
  if (key === null) throw new Error("The local mnemonic gives no private key.")
  const file = join(folder, "signer-key")
  writeFileSync(file, toHex(key), { mode: 0o600 })
  return file
}
