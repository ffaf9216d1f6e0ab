import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { type Deployment, formatDeployment, parseDeployment } from "../../protocol/src/deployment.ts"
import { DeploymentError } from "./DeploymentError.ts"

/**
 * @returns undefined when there is none yet.
 * @throws DeploymentError CONTRACTS_CHANGED when it was written by another version.
 */
export function readDeploymentFile(path: string): Deployment | undefined {
  if (!existsSync(path)) return undefined
  try {
    return parseDeployment(readFileSync(path, "utf8"))
  } catch (error) {
    throw new DeploymentError("CONTRACTS_CHANGED", `${path} is of another version: start with --reset.`, {
      cause: error,
    })
  }
}

/** Atomically, so that a reader never sees half of it. */
export function writeDeploymentFile(path: string, deployment: Deployment): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, formatDeployment(deployment))
  renameSync(`${path}.new`, path)
}
