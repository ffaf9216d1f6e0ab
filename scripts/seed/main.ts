/**
 * Puts the demo community onto the local chain, as far as it is not there.
 *
 *   node scripts/seed/main.ts --rpc http://127.0.0.1:8545 --state-dir .openair/chain [--voting-seconds 180]
 */
import { join } from "node:path"
import { parseArgs } from "node:util"
import { DeploymentError } from "../deploy/DeploymentError.ts"
import { seed } from "./seed.ts"

const { values } = parseArgs({
  options: {
    rpc: { type: "string", default: "http://127.0.0.1:8545" },
    "state-dir": { type: "string", default: ".openair/chain" },
    "voting-seconds": { type: "string" },
  },
})
try {
  await seed({
    rpcUrl: values.rpc,
    deploymentFile: join(values["state-dir"], "deployment.json"),
    ...(values["voting-seconds"] && { votingSeconds: Number(values["voting-seconds"]) }),
    log: console.log,
  })
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error
  console.error(`${error.code}: ${error.message}`)
  if (error.cause) console.error(error.cause)
  process.exitCode = 1
}
