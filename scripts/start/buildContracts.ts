import { join } from "node:path"
import { builtOnce } from "./builtOnce.ts"
import { ROOT } from "./root.ts"
import { type ProgramRun, runProgram } from "./runProgram.ts"

/** Compiles the contracts unless `artifacts/` was compiled from these very sources. */
export function buildContracts(run: ProgramRun): Promise<string> {
  return builtOnce({
    name: "contracts",
    sources: ["contracts/**/*.sol", "hardhat.config.ts", "package-lock.json"],
    makes: join(ROOT, "artifacts/contracts/rooms/Rooms.sol/Rooms.json"),
    run: () => runProgram("hardhat build", join(ROOT, "node_modules/.bin/hardhat"), ["build"], run),
  })
}
