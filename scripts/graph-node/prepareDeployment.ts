import { createHash } from "node:crypto"
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Deployment } from "../../protocol/src/deployment.ts"
import type { SubgraphBuild } from "./buildSubgraph.ts"

const HASH_HEX_DIGITS = 16

/** A data source of a built manifest, as far as it holds placeholders. */
const DATA_SOURCE =
  /name: (\w+)\n( +)network: placeholder\n((?:.*\n)*?)( +)address: .*\n((?:.*\n)*?)( +)startBlock: .*\n/g
const TEMPLATE_NETWORK = /(\n +network: )placeholder(\n)/g
const CONTEXT_ADDRESS = /( +)(\w+):\n +type: Bytes\n +data: .*\n/g

/** A subgraph ready to be deployed: compiled, its manifest filled in. */
export interface PreparedDeployment {
  /** Absolute path of the manifest; it is the deployment's id. */
  readonly manifest: string
  /** A subgraph that indexes next to nothing, beside it. */
  readonly idleManifest: string
  /** The name of the chain in both. */
  readonly network: string
}

/** Fills in a built manifest. Throws when a data source is not in the deployment. */
export function fillManifest(manifest: string, network: string, deployment: Deployment): string {
  const addresses: Readonly<Record<string, string>> = deployment.contracts
  const addressOf = (name: string) => {
    const address = addresses[name.charAt(0).toLowerCase() + name.slice(1)]
    if (address === undefined) throw new Error(`the manifest names ${name}, which the deployment does not`)
    return address
  }
  const sources = manifest.replace(
    DATA_SOURCE,
    (_, name: string, indent: string, before: string, atAddress: string, between: string, atStart: string) => {
      const context = before.replace(
        CONTEXT_ADDRESS,
        (_entry, at: string, key: string) => `${at}${key}:\n${at}  type: Bytes\n${at}  data: '${addressOf(key)}'\n`,
      )
      const source = `${atAddress}address: '${addressOf(name)}'\n${between}${atStart}startBlock: ${deployment.startBlock}\n`
      return `name: ${name}\n${indent}network: ${network}\n${context}${source}`
    },
  )
  // Templates have no address of their own.
  return sources.replace(TEMPLATE_NETWORK, `$1${network}$2`)
}

/** One contract without an address anybody uses: gnd insists on deploying something when it starts. */
function idleManifest(network: string): string {
  return `specVersion: 1.3.0
schema:
  file: schema.graphql
dataSources:
- kind: ethereum
  name: Consents
  network: ${network}
  source:
    address: '0x00000000000000000000000000000000000000fe'
    abi: Consents
    startBlock: 0
  mapping:
    kind: ethereum/events
    apiVersion: 0.0.9
    language: wasm/assemblyscript
    entities: [ConsentEpoch]
    abis:
    - name: Consents
      file: Consents/Consents.json
    eventHandlers:
    - event: ConsentWithdrawn(indexed uint256,indexed address,uint64)
      handler: handleConsentWithdrawn
    file: Consents/Consents.wasm
`
}

/** Puts a build, filled in, into a folder of its own below `deployments`: another build or other addresses, another folder. */
export function prepareDeployment(
  build: SubgraphBuild,
  deployments: string,
  deployment: Deployment,
): PreparedDeployment {
  const network = `chain-${deployment.chainId}`
  const manifest = fillManifest(readFileSync(join(build.folder, "subgraph.yaml"), "utf8"), network, deployment)
  const hash = createHash("sha256").update(build.hash).update(manifest).digest("hex").slice(0, HASH_HEX_DIGITS)
  const folder = join(deployments, hash)
  if (!existsSync(folder)) {
    mkdirSync(deployments, { recursive: true })
    rmSync(`${folder}.new`, { recursive: true, force: true })
    cpSync(build.folder, `${folder}.new`, { recursive: true })
    writeFileSync(join(`${folder}.new`, "subgraph.yaml"), manifest)
    writeFileSync(join(`${folder}.new`, "idle.yaml"), idleManifest(network))
    renameSync(`${folder}.new`, folder)
  }
  return { manifest: join(folder, "subgraph.yaml"), idleManifest: join(folder, "idle.yaml"), network }
}
