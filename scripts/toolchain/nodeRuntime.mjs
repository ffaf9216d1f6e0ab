import { execFileSync } from "node:child_process"
import { existsSync, realpathSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { NODE_24, TOOLCHAIN_DIR } from "./paths.mjs"
import { runLogged } from "./runLogged.mjs"
import { SetupError } from "./SetupError.mjs"

/** The Node that runs everything: it strips types by itself and satisfies every package's `engines`. */
const NODE_VERSION = "24.21.0"

/** npm's own script, so that npm can be run by Node 24 whatever Node the machine has. */
export function npmScript() {
  const given = process.env.npm_execpath
  if (given?.endsWith("npm-cli.js") && existsSync(given)) return given
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const npm = join(folder, "npm")
    if (existsSync(npm)) return realpathSync(npm)
  }
  throw new SetupError("npm is not on the PATH.", "Install npm (it comes with Node.js).")
}

/** This process's environment with Node 24 first on the PATH, and a place where it keeps compiled modules between runs. */
export function environmentWithNode24() {
  return {
    ...process.env,
    PATH: `${dirname(NODE_24)}${delimiter}${process.env.PATH}`,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(TOOLCHAIN_DIR, "compile-cache"),
  }
}

function installedVersion() {
  try {
    return execFileSync(NODE_24, ["--version"], { encoding: "utf8" }).trim().slice(1)
  } catch {
    return undefined
  }
}

/** Brings Node 24 into `.toolchain/`; the package holds the plain binary, so no install script is needed. */
export async function bringNode24(say) {
  if (installedVersion() === NODE_VERSION) return { note: NODE_VERSION, fromCache: true }
  const nodePackage = `node-${process.platform}-${process.arch}@${NODE_VERSION}`
  say(`npm brings ${nodePackage}`)
  await runLogged(
    "node",
    process.execPath,
    [
      npmScript(),
      "install",
      "--prefix",
      TOOLCHAIN_DIR,
      "--ignore-scripts",
      "--no-save",
      "--no-package-lock",
      nodePackage,
    ],
    { failure: `npm could not install ${nodePackage}`, remedy: "Check that the npm registry can be reached." },
  )
  if (installedVersion() !== NODE_VERSION) {
    throw new SetupError(`${NODE_24} does not run.`, `Remove ${TOOLCHAIN_DIR} and run the same command again.`)
  }
  return { note: NODE_VERSION }
}
