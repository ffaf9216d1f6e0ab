import { rmSync } from "node:fs"
import { type Address, createPublicClient, http, type PublicClient } from "viem"
import { type Deployment, deployment as deploymentSchema } from "../../protocol/src/deployment.ts"
import { LOCAL_CHAIN_ID } from "./anvil.ts"
import { loadArtifacts } from "./artifacts.ts"
import { codeHash } from "./codeHash.ts"
import { DeploymentError } from "./DeploymentError.ts"
import { deployModules } from "./deployModules.ts"
import { readDeploymentFile, writeDeploymentFile } from "./deploymentFile.ts"
import { lostContracts } from "./lostContracts.ts"
import { DEPLOYER_INDEX, demoPeople, localAccount } from "./people.ts"

export interface DeployOptions {
  readonly rpcUrl: string
  /** Holds Ignition's journal. Give each chain its own. */
  readonly journalDir: string
  /** Where the deployment is written for relay, app and subgraph. */
  readonly deploymentFile: string
  /** Length of a programme quantum, ≥ 10. */
  readonly quantumSeconds?: number
  /** How long before its start a slot can be locked. */
  readonly lockSeconds?: number
  readonly log?: (line: string) => void
}

export const QUANTUM_SECONDS = 15 * 60
export const LOCK_SECONDS = 5 * 60
/** A local chain answers in milliseconds; Ignition's own second would make a deployment of 15 steps long. */
const IGNITION_POLL_MS = 50

/**
 * Deploys the contracts onto a local chain, or finds them there as they were left.
 * @throws DeploymentError CONTRACTS_CHANGED, CHAIN_LOST, CHAIN_UNREACHABLE or DEPLOYMENT_FAILED.
 */
export async function deploy(options: DeployOptions): Promise<Deployment> {
  const { deploymentFile, quantumSeconds = QUANTUM_SECONDS, lockSeconds = LOCK_SECONDS, log = () => {} } = options
  const client = createPublicClient({ transport: http(options.rpcUrl) })
  await checkChain(client, options.rpcUrl)
  const periods = { quantumSeconds, lockSeconds }
  const hash = codeHash(loadArtifacts(), periods)

  const found = readDeploymentFile(deploymentFile)
  if (found) {
    if (found.codeHash !== hash) {
      throw new DeploymentError(
        "CONTRACTS_CHANGED",
        "The contracts or their parameters have changed since this chain was made: start with --reset to make a new one.",
      )
    }
    const lost = await lostContracts(client, [
      ...Object.values(found.contracts),
      ...Object.values(found.ens),
    ] as Address[])
    if (lost === 0) {
      log("contracts found as they were left")
      return found
    }
    // Without rooms nobody has used this chain yet: its first start was cut short, and can simply be had again.
    if (Object.keys(found.rooms).length > 0) {
      throw new DeploymentError(
        "CHAIN_LOST",
        "The chain has lost what was deployed on it: start with --reset to make a new one.",
      )
    }
    log("the chain lost contracts nobody has used yet; deploying again")
  }

  const startBlock = Number(await client.getBlockNumber())
  const addresses = await deployOrBeginAgain(options, periods)
  const written = deploymentSchema.parse({
    version: 1,
    chainId: LOCAL_CHAIN_ID,
    startBlock,
    codeHash: hash,
    // The schema takes what belongs into each.
    contracts: addresses,
    ens: addresses,
    multicall3: addresses.multicall,
    quantumSeconds,
    lockSeconds,
    rooms: {},
    people: demoPeople,
  })
  writeDeploymentFile(deploymentFile, written)
  log(`${Object.keys(addresses).length} contracts deployed`)
  return written
}

async function checkChain(client: PublicClient, rpcUrl: string): Promise<void> {
  const chainId = await client.getChainId().catch((error: unknown) => {
    throw new DeploymentError("CHAIN_UNREACHABLE", `No chain answers at ${rpcUrl}: start it first.`, { cause: error })
  })
  if (chainId !== LOCAL_CHAIN_ID) {
    throw new DeploymentError("DEPLOYMENT_FAILED", `Chain ${chainId} is not the local chain ${LOCAL_CHAIN_ID}.`)
  }
}

/** Resumes an interrupted deployment; begins anew where the chain has lost part of one that nobody has used yet. */
async function deployOrBeginAgain(options: DeployOptions, periods: Periods): Promise<Record<string, Address>> {
  try {
    return await deployLocally(options, periods)
  } catch (error) {
    options.log?.(
      `resuming failed (${error instanceof Error ? error.message : String(error)}); deploying from the start`,
    )
    rmSync(options.journalDir, { recursive: true, force: true })
    return deployLocally(options, periods)
  }
}

type Periods = { readonly quantumSeconds: number; readonly lockSeconds: number }

async function deployLocally(options: DeployOptions, periods: Periods): Promise<Record<string, Address>> {
  const client = createPublicClient({ transport: http(options.rpcUrl) })
  const deployer = localAccount(DEPLOYER_INDEX).address
  const addresses = await deployModules({
    modules: ["openair", "commons", "names"],
    // Anvil holds the keys of its own accounts.
    provider: { request: ({ method, params }) => client.request({ method, params } as never) },
    deployer,
    journalDir: options.journalDir,
    periods,
    community: { name: "Commons", symbol: "COMMON", governor: deployer },
    confirmations: 1,
    pollMs: IGNITION_POLL_MS,
  })
  // The journal may remember what a chain that was started afresh has never seen.
  const lost = await lostContracts(client, Object.values(addresses))
  if (lost > 0) throw new DeploymentError("CHAIN_LOST", `The chain has lost ${lost} of the contracts deployed on it.`)
  return addresses
}
