/**
 * Builds the contracts and deploys them onto the local chain.
 *
 *   node scripts/deploy/main.ts --rpc http://127.0.0.1:8545 --state-dir .openair/chain [--quantum-seconds 900] [--lock-seconds 300]
 */
import { join } from "node:path"
import { parseArgs } from "node:util"
import { buildContracts } from "./artifacts.ts"
import { DeploymentError } from "./DeploymentError.ts"
import { deploy } from "./deploy.ts"

const { values } = parseArgs({
  options: {
    rpc: { type: "string", default: "http://127.0.0.1:8545" },
    "state-dir": { type: "string", default: ".openair/chain" },
    "quantum-seconds": { type: "string" },
    "lock-seconds": { type: "string" },
  },
})
const stateDir = values["state-dir"]
try {
  await buildContracts()
  await deploy({
    rpcUrl: values.rpc,
    journalDir: join(stateDir, "ignition"),
    deploymentFile: join(stateDir, "deployment.json"),
    ...(values["quantum-seconds"] && { quantumSeconds: Number(values["quantum-seconds"]) }),
    ...(values["lock-seconds"] && { lockSeconds: Number(values["lock-seconds"]) }),
    log: console.log,
  })
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error
  console.error(`${error.code}: ${error.message}`)
  process.exitCode = 1
}
