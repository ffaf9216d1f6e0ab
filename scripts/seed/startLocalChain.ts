import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { createPublicClient, http } from "viem"
import type { Deployment } from "../../protocol/src/deployment.ts"
import { type AnvilOptions, anvilCommand } from "../deploy/anvil.ts"
import { DeploymentError } from "../deploy/DeploymentError.ts"
import { type DeployOptions, deploy } from "../deploy/deploy.ts"
import { type SeedOptions, seed } from "./seed.ts"

export interface LocalChainOptions
  extends Pick<AnvilOptions, "port" | "blockSeconds">,
    Pick<DeployOptions, "quantumSeconds" | "lockSeconds" | "log">,
    Pick<SeedOptions, "votingSeconds" | "programmeVotingSeconds"> {
  /** Holds the chain's state, the deployment's journal and the deployment file. */
  readonly stateDir: string
}

export interface RunningLocalChain {
  readonly rpcUrl: string
  readonly deploymentFile: string
  readonly deployment: Deployment
  /** Ends the chain; it writes its state before it goes. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>
}

const START_DEADLINE_MS = 10_000
const START_POLL_MS = 25

/**
 * A whole local chain in one call, for tests and tools: runs anvil, deploys, seeds. The contracts must have been built.
 * @throws DeploymentError when one of these fails; nothing is left running then.
 */
export async function startLocalChain(options: LocalChainOptions): Promise<RunningLocalChain> {
  const { stateDir, port, ...rest } = options
  mkdirSync(stateDir, { recursive: true })
  const { command, args } = anvilCommand({ ...rest, port, stateFile: join(stateDir, "chain.json") })
  const anvil = spawn(command, args, { stdio: "ignore" })
  const stop = async (signal: "SIGTERM" | "SIGKILL" = "SIGTERM") => {
    if (anvil.exitCode !== null || anvil.signalCode !== null) return
    anvil.kill(signal)
    await once(anvil, "exit")
  }
  const rpcUrl = `http://127.0.0.1:${port}`
  const deploymentFile = join(stateDir, "deployment.json")
  try {
    await untilAnswering(rpcUrl)
    await deploy({ ...rest, rpcUrl, deploymentFile, journalDir: join(stateDir, "ignition") })
    const deployment = await seed({ ...rest, rpcUrl, deploymentFile })
    return { rpcUrl, deploymentFile, deployment, stop }
  } catch (error) {
    await stop("SIGKILL")
    throw error
  }
}

async function untilAnswering(rpcUrl: string): Promise<void> {
  const client = createPublicClient({ transport: http(rpcUrl, { retryCount: 0 }) })
  const deadline = Date.now() + START_DEADLINE_MS
  while (Date.now() < deadline) {
    if (await client.getChainId().catch(() => undefined)) return
    await sleep(START_POLL_MS)
  }
  throw new DeploymentError("CHAIN_UNREACHABLE", `No chain answered at ${rpcUrl} within ${START_DEADLINE_MS / 1000} s.`)
}
