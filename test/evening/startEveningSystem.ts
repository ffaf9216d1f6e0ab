import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { freePorts } from "../../scripts/start/Ports.ts"
import { type System, startSystem } from "../../scripts/start/startSystem.ts"

/** A slot may start ten seconds from now: the evening runs by the wall clock. */
const QUANTUM_SECONDS = 10
const LOCK_SECONDS = 10
/** Long enough that only early settling explains a ballot that is over before. */
const VOTING_SECONDS = 120

/** A whole system of its own on free ports and in a fresh folder, without residents. */
export async function startEveningSystem(): Promise<System> {
  return startSystem({
    dataDir: mkdtempSync(join(tmpdir(), "openair-evening-")),
    ports: await freePorts(),
    residents: false,
    quantumSeconds: QUANTUM_SECONDS,
    lockSeconds: LOCK_SECONDS,
    votingSeconds: VOTING_SECONDS,
    programmeVotingSeconds: VOTING_SECONDS,
  })
}
