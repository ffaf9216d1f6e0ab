/**
 * Verifies the sources of what is deployed on a network: compiles each contract anew from its standard JSON input, compares the result with what was
 * sent to the chain and, without --check, has the network's verifier do the same.
 *
 *   node scripts/verify/main.ts --network NAME [--check] [--networks openair.networks.json] [--folder deployments]
 */
import { join } from "node:path"
import { parseArgs } from "node:util"
import { buildContracts } from "../deploy/artifacts.ts"
import { DeploymentError } from "../deploy/DeploymentError.ts"
import { readDeploymentFile } from "../deploy/deploymentFile.ts"
import { DEPLOYMENTS_FOLDER, NETWORKS_FILE, readNetwork, type Verifier } from "../deploy/networks.ts"
import { checkOrigin, isOurs } from "./checkOrigin.ts"
import { submit } from "./submit.ts"
import { VerifyError } from "./VerifyError.ts"

const { values } = parseArgs({
  options: {
    network: { type: "string", default: "" },
    networks: { type: "string", default: process.env.OPENAIR_NETWORKS ?? NETWORKS_FILE },
    folder: { type: "string", default: DEPLOYMENTS_FOLDER },
    /** Only compile and compare: nothing leaves this machine. */
    check: { type: "boolean", default: false },
  },
})
try {
  const file = join(values.folder, `${values.network}.json`)
  const deployment = readDeploymentFile(file)
  const origins = deployment?.origins?.filter(isOurs)
  if (!deployment || !origins?.length) {
    throw new VerifyError(
      "NOT_DEPLOYED",
      `${file} does not say what is deployed: run npm run deploy -- --network first.`,
    )
  }
  const verifier = values.check ? undefined : verifierOf(values.network)
  await buildContracts()
  for (const origin of origins) {
    checkOrigin(origin)
    const apiKey = verifier?.kind === "etherscan" ? process.env[verifier.apiKeyEnv] : undefined
    const options = { chainId: deployment.chainId, ...(apiKey ? { apiKey } : {}) }
    const said = verifier ? await submit(origin, { ...options, verifier }) : "the same code"
    console.log(`${origin.address} ${origin.contract}: ${said}`)
  }
} catch (error) {
  if (!(error instanceof VerifyError || error instanceof DeploymentError)) throw error
  console.error(`${error.code}: ${error.message}`)
  process.exitCode = 1
}

function verifierOf(name: string): Verifier {
  const { verify } = readNetwork(name, values.networks, process.env)
  if (verify) return verify
  throw new VerifyError("VERIFIER_REFUSED", `${name} names no verifier: add one, or use --check.`)
}
