import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type Deployment, parseDeployment } from "../../protocol/src/deployment.ts"
import { graphNodeService, subgraphUrl } from "../graph-node/graphNodeService.ts"
import type { Unit } from "../supervisor/Service.ts"
import { Supervisor, type SupervisorEvent } from "../supervisor/Supervisor.ts"
import { buildApp } from "./buildApp.ts"
import { buildContracts } from "./buildContracts.ts"
import { buildRelay } from "./buildRelay.ts"
import { chain } from "./chain.ts"
import { deployAndSeed } from "./deployAndSeed.ts"
import type { Ports } from "./Ports.ts"
import { relay } from "./relay.ts"
import { residents } from "./residents.ts"

export interface SystemOptions {
  /** Everything the system keeps: chain, index, relay, logs. One system a folder. */
  readonly dataDir: string
  readonly ports: Ports
  /** One address of this machine that the public listeners bind (not a wildcard); loopback unless told otherwise. */
  readonly host?: string
  /** Two people who are always on air. Default true. */
  readonly residents?: boolean
  /** Length of a programme quantum and how long before its start a slot locks; the deployment's defaults otherwise. */
  readonly quantumSeconds?: number
  readonly lockSeconds?: number
  /** How long ballots about people and about the programme are open. */
  readonly votingSeconds?: number
  readonly programmeVotingSeconds?: number
  /** Options of the relay, by their names in its config reference (`OPENAIR_…`). */
  readonly relayEnv?: Readonly<Record<string, string>>
  /** Told of everything the supervisor does. */
  readonly report?: (event: SupervisorEvent) => void
  /** Given, before anything starts, the function that stops what has been started so far. */
  readonly onStopper?: (stop: () => Promise<void>) => void
}

/** Processes by the names they have in `log/` and `running.json`. */
export type ServiceName = "chain" | "graph-node" | "relay" | "residents"

/** A running system, each part reachable. */
export interface System {
  readonly dataDir: string
  /** The app and the API. */
  readonly url: string
  readonly rpcUrl: string
  readonly subgraphUrl: string
  readonly deployment: Deployment
  /** Rejects when a part without which there is no system cannot be kept alive; everything is stopped then. */
  readonly failed: Promise<never>
  pid(name: ServiceName): number | undefined
  /** As a crash would (SIGKILL); the supervisor starts it again. */
  kill(name: ServiceName): void
  /** Resolves when the service's present process, or after a kill the next one, is ready. */
  untilReady(name: ServiceName): Promise<void>
  stop(): Promise<void>
}

/** The parts of a system in the order of what they need. */
function unitsOf(options: SystemOptions, deploymentFile: string): Unit[] {
  const { dataDir, ports, host = "127.0.0.1", relayEnv: env = {} } = options
  const rpcUrl = `http://${host}:${ports.chain}`
  const run = { dataDir, host, ports, rpcUrl, deploymentFile, subgraphUrl: subgraphUrl(ports.subgraph), env }
  return [
    { kind: "task", name: "contracts", run: buildContracts },
    chain(dataDir, ports.chain, host),
    {
      kind: "task",
      name: "deploy",
      dependsOn: ["contracts", "chain"],
      run: (context) => deployAndSeed({ ...options, rpcUrl, deploymentFile }, context),
    },
    { kind: "task", name: "app", run: buildApp },
    { kind: "task", name: "relay:build", run: buildRelay },
    graphNodeService({
      dataDir: join(dataDir, "graph-node"),
      rpcUrl,
      deploymentFile,
      port: ports.subgraph,
      dependsOn: ["deploy"],
    }),
    relay(run),
    ...(options.residents === false ? [] : [residents(`http://${host}:${ports.http}`)]),
  ]
}

/** Starts a whole system, or finds it as it was left. Throws a SupervisorError that says what to do. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { dataDir, ports, host = "127.0.0.1" } = options
  mkdirSync(dataDir, { recursive: true })
  const deploymentFile = join(dataDir, "deployment.json")
  const supervisor = new Supervisor(dataDir, options.report)
  options.onStopper?.(() => supervisor.stop())
  await supervisor.start(unitsOf(options, deploymentFile))
  return {
    dataDir,
    url: `http://${host}:${ports.http}`,
    rpcUrl: `http://${host}:${ports.chain}`,
    subgraphUrl: subgraphUrl(ports.subgraph),
    deployment: parseDeployment(readFileSync(deploymentFile, "utf8")),
    failed: supervisor.failed,
    pid: (name) => supervisor.pid(name),
    kill: (name) => supervisor.kill(name),
    untilReady: (name) => supervisor.untilReady(name),
    stop: () => supervisor.stop(),
  }
}
