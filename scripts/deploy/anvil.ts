import { createRequire } from "node:module"
import { join } from "node:path"

export interface AnvilOptions {
  readonly port: number
  /** Anvil reads its state from here at start and writes it every two seconds and when it ends. */
  readonly stateFile: string
  /** Seconds between blocks when nobody sends anything; a transaction is mined at once. */
  readonly blockSeconds?: number
  /** Loopback unless said otherwise. */
  readonly host?: string
}

/** An empty block costs about 1.75 kB of state, so no faster than the relay's grace for old heads needs. */
const BLOCK_SECONDS = 4
const STATE_INTERVAL_SECONDS = 2
/** Anvil's own, so that wallets know it. */
export const LOCAL_CHAIN_ID = 31337

/** The program and arguments that run the local chain; the wrapper package is not used because it breaks `npm ci`. */
export function anvilCommand({ port, stateFile, blockSeconds = BLOCK_SECONDS, host = "127.0.0.1" }: AnvilOptions): {
  readonly command: string
  readonly args: readonly string[]
} {
  const manifest = createRequire(import.meta.url).resolve("@foundry-rs/anvil-linux-amd64/package.json")
  return {
    command: join(manifest, "../bin/anvil"),
    args: [
      ...["--host", host, "--port", String(port), "--chain-id", String(LOCAL_CHAIN_ID)],
      ...["--state", stateFile, "--state-interval", String(STATE_INTERVAL_SECONDS)],
      ...["--mixed-mining", "--block-time", String(blockSeconds)],
      ...["--accounts", "20", "--hardfork", "prague", "--silent"],
    ],
  }
}
