import type { Deployment } from "../../protocol/src/deployment.ts"
import { DeploymentError } from "../deploy/DeploymentError.ts"
import { readDeploymentFile, writeDeploymentFile } from "../deploy/deploymentFile.ts"
import { LocalChain } from "./LocalChain.ts"
import { plaza, studio, townhall } from "./roomConfigs.ts"
import { seedCommunity } from "./seedCommunity.ts"
import { seedPeopleNames, seedRoomName } from "./seedNames.ts"
import { seedStudioProgramme, seedTownhallProgramme } from "./seedProgramme.ts"
import { seedRoom } from "./seedRoom.ts"

export interface SeedOptions {
  readonly rpcUrl: string
  /** Written by the deployment; the rooms' ids are added to it. */
  readonly deploymentFile: string
  /** How long ballots on sanctions are open, ≥ 30. */
  readonly votingSeconds?: number
  /** How long ballots on the programme are open, ≥ 30. */
  readonly programmeVotingSeconds?: number
  readonly log?: (line: string) => void
}

/** Long enough for a newcomer to play several people; a majority settles it earlier. */
const VOTING_SECONDS = 180
const PROGRAMME_VOTING_SECONDS = 2 * 86_400

const ROOMS = { townhall, studio, plaza }

/**
 * Puts the demo community onto a local chain: people with names, members, three rooms, a programme.
 * What is there already stays as it is, so it can run at every start; a room's programme that has run out is filled again.
 * @returns the deployment with its rooms, as it now stands in the file.
 * @throws DeploymentError SEED_FAILED.
 */
export async function seed(options: SeedOptions): Promise<Deployment> {
  const { votingSeconds = VOTING_SECONDS, programmeVotingSeconds = PROGRAMME_VOTING_SECONDS, log = () => {} } = options
  const deployment = readDeploymentFile(options.deploymentFile)
  if (!deployment) throw new DeploymentError("SEED_FAILED", `${options.deploymentFile} does not exist: deploy first.`)
  const chain = new LocalChain(options.rpcUrl, deployment)
  try {
    await seedCommunity(chain)
    await seedPeopleNames(chain)
    log("members and their names are there")
    const rooms: Deployment["rooms"] = {}
    for (const [name, config] of Object.entries(ROOMS)) {
      const periods = { votingSeconds, programmeVotingSeconds }
      const id = await seedRoom(chain, config(deployment, periods), deployment.rooms[name]?.id)
      const ensName = `${name}.commons.eth`
      await seedRoomName(chain, ensName, id)
      rooms[name] = { id, ensName }
      log(`${ensName} is room ${id}`)
    }
    const seeded = { ...deployment, rooms }
    writeDeploymentFile(options.deploymentFile, seeded)
    if (rooms.studio) await seedStudioProgramme(chain, rooms.studio.id)
    if (rooms.townhall) await seedTownhallProgramme(chain, rooms.townhall.id)
    log("the programme is filled")
    return seeded
  } catch (error) {
    throw new DeploymentError("SEED_FAILED", "The demo community could not be put onto the chain.", { cause: error })
  }
}
