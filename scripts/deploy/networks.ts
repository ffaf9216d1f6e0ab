import { readFileSync } from "node:fs"
import { getAddress, isAddress } from "viem"
import { z } from "zod/v4"
import { DeploymentError } from "./DeploymentError.ts"
import type { CommunityParameters } from "./deployModules.ts"

/** Where networks are looked up, unless OPENAIR_NETWORKS names another file. */
export const NETWORKS_FILE = "openair.networks.json"
/** Where the deployment of each network and its journal lie. */
export const DEPLOYMENTS_FOLDER = "deployments"

const address = z
  .string()
  .refine((text) => isAddress(text, { strict: false }), { error: "not an address", abort: true })
  .transform((text) => getAddress(text))
const environmentName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, "not the name of an environment variable")

/** Where the deployer's key comes from. It is never in the file itself. */
const deployerKey = z.union([
  z.strictObject({ env: environmentName }),
  z.strictObject({ keystore: z.string(), passwordEnv: environmentName }),
])
export type DeployerKey = z.output<typeof deployerKey>

const network = z.strictObject({
  chainId: z.number().int().positive(),
  /** A URL, or the name of the variable that holds it: URLs of providers often carry a key. */
  rpcUrl: z.union([z.url(), z.strictObject({ env: environmentName })]),
  deployer: deployerKey,
  /** Blocks a transaction must be deep before the next step relies on it. */
  confirmations: z.number().int().min(1).max(64).default(2),
  /** How often to look for a block, ms. */
  pollMs: z.number().int().min(50).max(60_000).default(1_000),
  quantumSeconds: z.number().int().optional(),
  lockSeconds: z.number().int().optional(),
  /** The community the chain begins with. Who governs it must exist already: a Safe, or an account. */
  community: z.strictObject({
    name: z.string().min(1),
    symbol: z.string().min(1),
    governor: z.union([address, z.strictObject({ env: environmentName })]),
  }),
  /** ENS as it lies on this chain; where it is left out, a registry of our own is deployed. */
  ens: z
    .strictObject({ registry: address, universalResolver: address, resolver: address, reverseRegistrar: address })
    .optional(),
  multicall3: address.optional(),
  verify: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("sourcify"), url: z.url() }),
      z.strictObject({ kind: z.literal("etherscan"), url: z.url(), apiKeyEnv: environmentName }),
    ])
    .optional(),
})
const networks = z.strictObject({ $schema: z.string().optional(), networks: z.record(z.string(), network) })

export type Verifier = NonNullable<z.output<typeof network>["verify"]>
export type Network = Omit<z.output<typeof network>, "rpcUrl" | "community"> & {
  readonly name: string
  readonly rpcUrl: string
  readonly community: CommunityParameters
}

/** Names become file names. */
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/

/**
 * Looks a network up by its name.
 * @param env where URLs and keys are taken from.
 * @throws DeploymentError NETWORK_UNKNOWN or NETWORK_INVALID, with what is there or what is wrong.
 */
export function readNetwork(name: string, file: string, env: NodeJS.ProcessEnv): Network {
  const { networks: all } = parseNetworks(file)
  const found = all[name]
  if (!found || !NAME.test(name)) {
    const known = Object.keys(all).join(", ") || "none"
    throw new DeploymentError("NETWORK_UNKNOWN", `${file} has no network called ${name}; it has: ${known}.`)
  }
  const rpcUrl = typeof found.rpcUrl === "string" ? found.rpcUrl : fromEnvironment(found.rpcUrl.env, name, env)
  const { governor } = found.community
  const account = typeof governor === "string" ? governor : fromEnvironment(governor.env, name, env)
  const parsed = address.safeParse(account)
  if (!parsed.success) {
    throw new DeploymentError("NETWORK_INVALID", `The governor of ${name}'s community is not an address: ${account}.`)
  }
  return { ...found, name, rpcUrl, community: { ...found.community, governor: parsed.data } }
}

function fromEnvironment(variable: string, network: string, env: NodeJS.ProcessEnv): string {
  const value = env[variable]
  if (value) return value
  throw new DeploymentError("NETWORK_INVALID", `Set ${variable}: ${NETWORKS_FILE} takes it from there for ${network}.`)
}

function parseNetworks(file: string): z.output<typeof networks> {
  try {
    return networks.parse(JSON.parse(readFileSync(file, "utf8")))
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new DeploymentError("NETWORK_INVALID", `${file} cannot be used: ${problem}`, { cause: error })
  }
}
