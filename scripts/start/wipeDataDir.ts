import { existsSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { InstanceLock } from "../supervisor/InstanceLock.ts"
import { SupervisorError } from "../supervisor/SupervisorError.ts"

/** What a data folder of ours holds, any of it; a folder with none of it is not ours to delete. */
const OUR_FOLDERS = ["log", "chain", "graph-node", "relay"]

/** Deletes everything a system has kept. Throws when it runs, or when the folder is not one of ours. */
export function wipeDataDir(dataDir: string): void {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return
  InstanceLock.assertNotHeld(dataDir)
  if (!OUR_FOLDERS.some((name) => existsSync(join(dataDir, name)))) {
    throw new SupervisorError(
      `${dataDir} does not look like a data folder of Openair, so it is not deleted.`,
      "Check the path given with --data.",
    )
  }
  rmSync(dataDir, { recursive: true, force: true })
}
