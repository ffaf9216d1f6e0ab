/**
 * Builds the contracts and deploys them, onto the local chain or onto a network by its name. Run again, it goes on where it was interrupted.
 *
 *   node scripts/deploy/main.ts [--rpc http://127.0.0.1:8545] [--state-dir .openair/chain] [--quantum-seconds 900] [--lock-seconds 300]
 *   node scripts/deploy/main.ts --network NAME [--networks openair.networks.json] [--folder deployments]
 */
import { join } from "node:path"
import { parseArgs } from "node:util"
import { buildContracts } from "./artifacts.ts"
import { DeploymentError } from "./DeploymentError.ts"
import { deploy } from "./deploy.ts"
import { deployerAccount } from "./deployerAccount.ts"
import { deployToNetwork } from "./deployToNetwork.ts"
import { DEPLOYMENTS_FOLDER, NETWORKS_FILE, readNetwork } from "./networks.ts"

const { values } = parseArgs({
  options: {
    network: { type: "string" },
    networks: { type: "string", default: process.env.OPENAIR_NETWORKS ?? NETWORKS_FILE },
    folder: { type: "string", default: DEPLOYMENTS_FOLDER },
    rpc: { type: "string", default: "http://127.0.0.1:8545" },
    "state-dir": { type: "string", default: ".openair/chain" },
    "quantum-seconds": { type: "string" },
    "lock-seconds": { type: "string" },
  },
})
const stateDir = values["state-dir"]
try {
  // What can be wrong without a compiler is said before it has run.
  const network = values.network === undefined ? undefined : readNetwork(values.network, values.networks, process.env)
  const account = network && deployerAccount(network.deployer, process.env)
  await buildContracts()
  if (network && account) {
    await deployToNetwork({ network, account, folder: values.folder, log: console.log })
  } else {
    await deploy({
      rpcUrl: values.rpc,
      journalDir: join(stateDir, "ignition"),
      deploymentFile: join(stateDir, "deployment.json"),
      ...(values["quantum-seconds"] && { quantumSeconds: Number(values["quantum-seconds"]) }),
      ...(values["lock-seconds"] && { lockSeconds: Number(values["lock-seconds"]) }),
      log: console.log,
    })
  }
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error
  console.error(`${error.code}: ${error.message}`)
  process.exitCode = 1
}
