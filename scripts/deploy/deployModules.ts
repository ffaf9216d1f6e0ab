import { join } from "node:path"
import {
  type DeploymentParameters,
  deploy as deployModule,
  type EIP1193Provider,
  type IgnitionModule,
} from "@nomicfoundation/ignition-core"
import type { Address } from "viem"
import { commonsModule } from "../../ignition/modules/Commons.ts"
import { constitutionsModule } from "../../ignition/modules/Constitutions.ts"
import { localNamesModule } from "../../ignition/modules/LocalNames.ts"
import { artifactResolver } from "./artifacts.ts"
import { DeploymentError } from "./DeploymentError.ts"

/** What can be deployed, by the folder of its journal: Openair itself, a community, names where the chain has none. */
const MODULES: Readonly<Record<ModuleName, IgnitionModule>> = {
  openair: constitutionsModule,
  commons: commonsModule,
  names: localNamesModule,
}
export type ModuleName = "openair" | "commons" | "names"

export interface CommunityParameters {
  /** Name and symbol of its membership. */
  readonly name: string
  readonly symbol: string
  /** Admits members and keeps the roster of stewards. */
  readonly governor: Address
}

export interface ModuleOptions {
  readonly modules: readonly ModuleName[]
  readonly provider: EIP1193Provider
  /** Sends every transaction. */
  readonly deployer: Address
  readonly journalDir: string
  readonly periods: { readonly quantumSeconds: number; readonly lockSeconds: number }
  readonly community: CommunityParameters
  /** Blocks a transaction must be deep before the next step relies on it. */
  readonly confirmations: number
  /** How often to look for a block, ms. */
  readonly pollMs: number
}

/**
 * Deploys modules, or goes on where their journals end.
 * @returns the address of each contract by its name in the deployment file.
 * @throws DeploymentError DEPLOYMENT_FAILED when a step failed; what Ignition itself throws when it cannot go on.
 */
export async function deployModules(options: ModuleOptions): Promise<Record<string, Address>> {
  const { periods, community, confirmations, pollMs } = options
  const deploymentParameters: DeploymentParameters = { Openair: { ...periods }, Commons: { ...community } }
  const addresses: Record<string, Address> = {}
  for (const name of options.modules) {
    const ignitionModule = MODULES[name]
    const result = await deployModule({
      config: { blockPollingInterval: pollMs, requiredConfirmations: confirmations, disableFeeBumping: true },
      artifactResolver,
      provider: options.provider,
      deploymentDir: join(options.journalDir, name),
      ignitionModule,
      deploymentParameters,
      accounts: [options.deployer],
    })
    if (result.type !== "SUCCESSFUL_DEPLOYMENT") {
      throw new DeploymentError("DEPLOYMENT_FAILED", `Deploying ${name} failed: ${JSON.stringify(result)}.`)
    }
    for (const [key, future] of Object.entries(ignitionModule.results as Record<string, { readonly id: string }>)) {
      const deployed = result.contracts[future.id]
      if (!deployed) throw new DeploymentError("DEPLOYMENT_FAILED", `Ignition did not deploy ${key}.`)
      addresses[key] = deployed.address as Address
    }
  }
  return addresses
}
