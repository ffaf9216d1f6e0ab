import { contractsBuilt, HARDHAT } from "../build/contractsBuilt.ts"
import { type ProgramRun, runProgram } from "./runProgram.ts"

/** Compiles the contracts unless `artifacts/` was compiled from these very sources. */
export function buildContracts(run: ProgramRun): Promise<string> {
  return contractsBuilt(() => runProgram("hardhat build", HARDHAT, ["build"], run))
}
