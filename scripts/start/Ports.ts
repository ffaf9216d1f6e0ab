import { createServer } from "node:net"

/** WebRTC uses a port a worker; this many are kept free. */
export const MOST_MEDIA_WORKERS = 8

/** Ports of one system. They follow one another, so that `--port` moves all. */
export interface Ports {
  /** The app, the API and signalling. */
  readonly http: number
  /** LL-HLS. */
  readonly live: number
  /** The chain's JSON-RPC. */
  readonly chain: number
  /** GraphQL. */
  readonly subgraph: number
  /** The relay's metrics and health, on loopback only. */
  readonly ops: number
  /** WebRTC, UDP and TCP: this one and the seven after it. */
  readonly media: number
}

const NAMES = ["http", "live", "chain", "subgraph", "ops", "media"] as const
/** How many ports in a row a system uses. */
export const PORT_COUNT = NAMES.length - 1 + MOST_MEDIA_WORKERS

const LOWEST_RANDOM_PORT = 20_000
const RANDOM_PORTS = 12_000 // below 32768, where Linux begins to hand out ports by itself
const ATTEMPTS = 100

/** The ports from `first` on. */
export function portsFrom(first: number): Ports {
  return Object.fromEntries(NAMES.map((name, index) => [name, first + index])) as unknown as Ports
}

/** A run of ports nobody listens on, for tests. */
export async function freePorts(): Promise<Ports> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const ports = portsFrom(LOWEST_RANDOM_PORT + Math.floor(Math.random() * RANDOM_PORTS))
    const run = Array.from({ length: PORT_COUNT }, (_, index) => ports.http + index)
    const free = await Promise.all(run.map(isFree))
    if (free.every(Boolean)) return ports
  }
  throw new Error("No run of free ports was found.")
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(false))
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)))
  })
}
