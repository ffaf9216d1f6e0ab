import { appendFileSync } from "node:fs"
import { join } from "node:path"
import { DeploymentError } from "../deploy/DeploymentError.ts"
import { deploy } from "../deploy/deploy.ts"
import { seed } from "../seed/seed.ts"
import type { TaskContext } from "../supervisor/Service.ts"
import { SupervisorError } from "../supervisor/SupervisorError.ts"

export interface ChainContents {
  readonly dataDir: string
  readonly rpcUrl: string
  readonly deploymentFile: string
  readonly quantumSeconds?: number
  readonly lockSeconds?: number
  readonly votingSeconds?: number
  readonly programmeVotingSeconds?: number
}

/** Puts contracts and the demo community onto the chain, or finds them there. Returns what to say about it. */
export async function deployAndSeed(contents: ChainContents, { logFile }: TaskContext): Promise<string> {
  const lines: string[] = []
  const log = (line: string) => {
    lines.push(line)
    appendFileSync(logFile, `${line}\n`)
  }
  try {
    await deploy({ ...contents, journalDir: join(contents.dataDir, "ignition"), log })
    await seed({ ...contents, log })
    return lines[0] ?? ""
  } catch (error) {
    appendFileSync(logFile, `${error instanceof Error ? error.stack : String(error)}\n`)
    if (!(error instanceof DeploymentError)) throw error
    const [what = error.message, remedy = `See ${logFile}.`] = error.message.split(/: (?=start with --reset)/)
    const cause = error.cause instanceof Error ? error.cause.message : undefined
    throw new SupervisorError(what, `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}`, cause)
  }
}
