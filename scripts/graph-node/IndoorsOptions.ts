/** What the process inside the isolated network is told (JSON, its only argument). */
export interface IndoorsOptions {
  readonly postgresBin: string
  readonly gnd: string
  readonly dataDir: string
  readonly logDir: string
  /** Short enough for a Unix socket's path. */
  readonly socketDir: string
  /** The manifest gnd is started with, and then drops: the real one is deployed apart. */
  readonly idleManifest: string
  /** Name of the chain in the manifests. */
  readonly network: string
  readonly ports: IndoorsPorts
}

/** TCP ports inside; any will do where the network is our own. */
export interface IndoorsPorts {
  readonly postgres: number
  readonly rpc: number
  readonly ipfs: number
  readonly query: number
  readonly index: number
  readonly admin: number
  readonly metrics: number
}

/** Those of graph-node's doors that lead outside, each as a Unix socket. */
export const DOORS = ["query", "index", "admin", "metrics"] as const
export type Door = (typeof DOORS)[number]

/** Where the chain's JSON-RPC is offered to the inside. */
export const RPC_SOCKET = "rpc"

/** What the process inside says, one JSON line each. */
export type IndoorsEvent =
  | { readonly type: "step"; readonly what: string; readonly tookMs: number }
  | { readonly type: "failed"; readonly message: string }
  | { readonly type: "ready" }

/** Ports for a network of our own: those graph-node has by default. */
export const OWN_NETWORK_PORTS: IndoorsPorts = {
  postgres: 5432,
  rpc: 8545,
  ipfs: 5001,
  query: 8000,
  index: 8030,
  admin: 8020,
  metrics: 8040,
}
