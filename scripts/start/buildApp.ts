import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { builtOnce } from "../build/builtOnce.ts"
import { ROOT } from "../build/root.ts"
import { type ProgramRun, runProgram } from "./runProgram.ts"

/** Where `vite build` puts the app. */
export const APP_DIST = join(ROOT, "app/dist")

/** Builds the app unless `app/dist` was built from these very sources. */
export function buildApp(run: ProgramRun): Promise<string> {
  return builtOnce({
    name: "app",
    sources: ["app/**/*", "protocol/src/**/*.ts", "package-lock.json"],
    makes: join(APP_DIST, "index.html"),
    run: () =>
      runProgram("vite build", process.execPath, [join(ROOT, "node_modules/vite/bin/vite.js"), "build", "app"], run),
  })
}

if (import.meta.main) {
  const logFile = join(ROOT, ".openair/app-build.log")
  mkdirSync(join(ROOT, ".openair"), { recursive: true })
  console.log(await buildApp({ logFile }))
}
