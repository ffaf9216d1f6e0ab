import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { type Address, createPublicClient, http, type PublicClient } from "viem"
import type { PrivateKeyAccount } from "viem/accounts"
import { type Deployment, deployment as deploymentSchema } from "../../protocol/src/deployment.ts"
import { loadArtifacts } from "./artifacts.ts"
import { codeHash } from "./codeHash.ts"
import { contractOrigins } from "./contractOrigins.ts"
import { DeploymentError } from "./DeploymentError.ts"
import { LOCK_SECONDS, QUANTUM_SECONDS } from "./deploy.ts"
import { deployModules, type ModuleName } from "./deployModules.ts"
import { readDeploymentFile, writeDeploymentFile } from "./deploymentFile.ts"
import { findSent } from "./findSent.ts"
import { forgetUnsent } from "./forgetUnsent.ts"
import { lostContracts } from "./lostContracts.ts"
import { mendJournal } from "./mendJournal.ts"
import type { Network } from "./networks.ts"
import { signingProvider } from "./signingProvider.ts"

export interface NetworkDeployOptions {
  readonly network: Network
  readonly account: PrivateKeyAccount
  /** Takes `<name>.json`, the deployment, and `<name>/`, the journal by which an interrupted deployment goes on. Keep both. */
  readonly folder: string
  readonly log?: (line: string) => void
}

const RPC_TIMEOUT_MS = 20_000
/** How long transactions of an earlier run may take to be deep enough. */
const SETTLE_DEADLINE_MS = 10 * 60_000

/**
 * Deploys the contracts to a network, goes on with a deployment that was interrupted, or finds it done.
 * Nothing is ever deployed twice: a deployment that cannot go on says why and stops.
 * @throws DeploymentError CONTRACTS_CHANGED, CHAIN_LOST, CHAIN_UNREACHABLE or DEPLOYMENT_FAILED.
 */
export async function deployToNetwork(options: NetworkDeployOptions): Promise<Deployment> {
  const { network, folder, log = () => {} } = options
  const client = createPublicClient({
    transport: http(network.rpcUrl, { timeout: RPC_TIMEOUT_MS }),
    pollingInterval: network.pollMs,
  })
  await checkChain(client, network)
  const file = join(folder, `${network.name}.json`)
  const periods = {
    quantumSeconds: network.quantumSeconds ?? QUANTUM_SECONDS,
    lockSeconds: network.lockSeconds ?? LOCK_SECONDS,
  }
  const hash = codeHash(loadArtifacts(), { ...periods, ...network.community })

  const found = readDeploymentFile(file)
  if (found) {
    await checkFound(client, found, hash, file)
    log(`${network.name}: found as it was left in ${file}`)
    return found
  }

  const modules: readonly ModuleName[] = network.ens ? ["openair", "commons"] : ["openair", "commons", "names"]
  const journalDir = join(folder, network.name)
  const addresses = await runJournals(client, options, journalDir, modules, periods)
  const origins = await contractOrigins(client, journalDir, modules)
  const written = deploymentSchema.parse({
    version: 1,
    chainId: network.chainId,
    startBlock: Math.min(...origins.map(({ block }) => block)),
    codeHash: hash,
    contracts: addresses,
    ens: network.ens ?? addresses,
    multicall3: network.multicall3 ?? addresses.multicall,
    origins,
    ...periods,
    rooms: {},
    people: [],
  })
  writeDeploymentFile(file, written)
  log(`${network.name}: ${origins.length} contracts deployed, see ${file}`)
  return written
}

async function runJournals(
  client: PublicClient,
  { network, account, log = () => {} }: NetworkDeployOptions,
  journalDir: string,
  modules: readonly ModuleName[],
  periods: { readonly quantumSeconds: number; readonly lockSeconds: number },
): Promise<Record<string, Address>> {
  mkdirSync(journalDir, { recursive: true })
  const sentFile = join(journalDir, "sent.txt")
  const { confirmations, pollMs, chainId, community } = network
  const journals = modules.map((name) => join(journalDir, name, "journal.jsonl"))
  for (const journal of journals) mendJournal(journal)
  const provider = signingProvider(client, account, chainId, sentFile)
  await settled(client, account.address, network)
  const sent = await findSent(client, provider, { journalDir, sentFile, confirmations })
  if (sent > 0) log(`${network.name}: ${sent} transaction of an interrupted run found on the chain`)
  for (const journal of journals) forgetUnsent(journal)
  try {
    return await deployModules({
      ...{ modules, provider, deployer: account.address, journalDir, periods, community, confirmations, pollMs },
    })
  } catch (error) {
    if (error instanceof DeploymentError) throw error
    throw new DeploymentError("DEPLOYMENT_FAILED", error instanceof Error ? error.message : String(error), {
      cause: error,
    })
  }
}

/** Waits until what the deployer sent before is as deep as Ignition wants it. */
async function settled(client: PublicClient, address: Address, { confirmations, pollMs }: Network): Promise<void> {
  const deadline = Date.now() + SETTLE_DEADLINE_MS
  for (;;) {
    const head = await client.getBlockNumber()
    const deep = head - BigInt(confirmations) + 1n
    const [pending, confirmed] = await Promise.all([
      client.getTransactionCount({ address, blockTag: "pending" }),
      deep < 0n ? 0 : client.getTransactionCount({ address, blockNumber: deep }),
    ])
    if (pending === confirmed) return
    if (Date.now() > deadline) {
      throw new DeploymentError(
        "DEPLOYMENT_FAILED",
        `${pending - confirmed} transactions of ${address} are not ${confirmations} blocks deep: wait for them, then go on.`,
      )
    }
    await sleep(pollMs)
  }
}

async function checkChain(client: PublicClient, { rpcUrl, chainId, name }: Network): Promise<void> {
  const answered = await client.getChainId().catch((error: unknown) => {
    // Not the URL itself, which may carry a key.
    const host = new URL(rpcUrl).host
    throw new DeploymentError("CHAIN_UNREACHABLE", `No chain answers at ${host}.`, { cause: error })
  })
  if (answered !== chainId) {
    throw new DeploymentError("NETWORK_INVALID", `${name} is chain ${chainId}, but chain ${answered} answers there.`)
  }
}

async function checkFound(client: PublicClient, found: Deployment, hash: string, file: string): Promise<void> {
  if (found.codeHash !== hash) {
    throw new DeploymentError(
      "CONTRACTS_CHANGED",
      `The contracts or their parameters have changed since ${file} was written: deploy them beside the old ones, under another name.`,
    )
  }
  const lost = await lostContracts(client, Object.values(found.contracts))
  if (lost > 0) {
    throw new DeploymentError("CHAIN_LOST", `${lost} contracts of ${file} are not on this chain: is it the right one?`)
  }
}
