import { join } from "node:path"
import { builtOnce } from "./builtOnce.ts"
import { ROOT } from "./root.ts"

/** What compiles the contracts into `artifacts/`: `hardhat build`. */
export const HARDHAT = join(ROOT, "node_modules/.bin/hardhat")

/** Compiles the contracts by `run` unless `artifacts/` was compiled from these very sources. */
export function contractsBuilt(run: () => Promise<void>): Promise<"built" | "from cache"> {
  return builtOnce({
    name: "contracts",
    sources: ["contracts/**/*.sol", "hardhat.config.ts", "package-lock.json"],
    makes: join(ROOT, "artifacts/contracts/rooms/Rooms.sol/Rooms.json"),
    run,
  })
}
