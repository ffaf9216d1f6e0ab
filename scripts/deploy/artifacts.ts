import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { promisify } from "node:util"
import type { Artifact, ArtifactResolver } from "@nomicfoundation/ignition-core"
import { contractsBuilt, HARDHAT } from "../build/contractsBuilt.ts"
import { ROOT } from "../build/root.ts"
import { DeploymentError } from "./DeploymentError.ts"

const require = createRequire(import.meta.url)

/** Where each deployable contract's artifact lies: ours under artifacts/, ENS's own in their packages (BSD-2-Clause). */
const paths: Record<string, string> = {
  Rooms: "contracts/rooms/Rooms.sol/Rooms.json",
  Sanctions: "contracts/moderation/Sanctions.sol/Sanctions.json",
  Rounds: "contracts/programme/Rounds.sol/Rounds.json",
  Programme: "contracts/programme/Programme.sol/Programme.json",
  Ballots: "contracts/ballots/Ballots.sol/Ballots.json",
  Consents: "contracts/programme/Consents.sol/Consents.json",
  Relays: "contracts/relays/Relays.sol/Relays.json",
  Archive: "contracts/archive/Archive.sol/Archive.json",
  OpenGate: "contracts/gates/OpenGate.sol/OpenGate.json",
  TokenGate: "contracts/gates/TokenGate.sol/TokenGate.json",
  RosterGate: "contracts/gates/RosterGate.sol/RosterGate.json",
  Membership: "contracts/membership/Membership.sol/Membership.json",
  Memberships: "contracts/constitutions/Memberships.sol/Memberships.json",
  AssemblyTimelock: "contracts/constitutions/AssemblyTimelock.sol/AssemblyTimelock.json",
  AssemblyGovernor: "contracts/constitutions/AssemblyGovernor.sol/AssemblyGovernor.json",
  Stewards: "contracts/constitutions/Stewards.sol/Stewards.json",
  Constitutions: "contracts/constitutions/Constitutions.sol/Constitutions.json",
  Transitions: "contracts/constitutions/Transitions.sol/Transitions.json",
  UniversalResolver: "contracts/local/UniversalResolver.sol/UniversalResolver.json",
  Multicall: "contracts/local/Multicall.sol/Multicall.json",
  ENSRegistry: "@ensdomains/ens/build/contracts/ENSRegistry.json",
  ReverseRegistrar: "@ensdomains/ens/build/contracts/ReverseRegistrar.json",
  PublicResolver: "@ensdomains/resolver/build/contracts/PublicResolver.json",
}

/** Compiles what changed: nothing when nothing did. */
export async function buildContracts(): Promise<void> {
  await contractsBuilt(async () => {
    await promisify(execFile)(HARDHAT, ["build"], { cwd: ROOT })
  })
}

/** @throws DeploymentError DEPLOYMENT_FAILED when the contract has not been built. */
export function loadArtifact(name: string): Artifact {
  const path = paths[name]
  if (path === undefined) throw new DeploymentError("DEPLOYMENT_FAILED", `There is no contract called ${name}.`)
  try {
    const file = path.startsWith("@") ? require.resolve(path) : join(ROOT, "artifacts", path)
    const artifact = JSON.parse(readFileSync(file, "utf8")) as Artifact
    // Truffle's artifacts lack these.
    return { ...artifact, sourceName: artifact.sourceName ?? path, linkReferences: {}, deployedLinkReferences: {} }
  } catch (error) {
    throw new DeploymentError("DEPLOYMENT_FAILED", `${name} has not been built: run npx hardhat build.`, {
      cause: error,
    })
  }
}

/** All of them, by name, in a fixed order. */
export function loadArtifacts(): ReadonlyMap<string, Artifact> {
  return new Map(Object.keys(paths).map((name) => [name, loadArtifact(name)]))
}

export const artifactResolver: ArtifactResolver = {
  loadArtifact: async (name) => loadArtifact(name),
  getBuildInfo: async () => undefined,
}
