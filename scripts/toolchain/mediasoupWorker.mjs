import { createHash } from "node:crypto"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs"
import { arch, tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { DEBIAN_PACKAGES, installDebianPackages, installedVersions, isDebian } from "./debianPackages.mjs"
import { environmentWithNode24 } from "./nodeRuntime.mjs"
import { NODE_24, ROOT, SHARED_CACHE_DIR } from "./paths.mjs"
import { runLogged } from "./runLogged.mjs"

const PACKAGE = join(ROOT, "node_modules/mediasoup")
const PREBUILT = join(PACKAGE, "worker/out/Release/mediasoup-worker")
const RECIPE = join(import.meta.dirname, "mediasoup-worker.sh")
const BINARY = "mediasoup-worker"
const CACHE_DIR = join(SHARED_CACHE_DIR, BINARY)
const KEY_HEX_DIGITS = 12

/** mediasoup's version as locked (its package may not be installed yet) and what our recipe says. */
function sourceKey() {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"))
  const recipe = createHash("sha256").update(readFileSync(RECIPE)).digest("hex").slice(0, KEY_HEX_DIGITS)
  return `${lock.packages["node_modules/mediasoup"].version}-${arch()}-${recipe}`
}

/** The cached binary's place: mediasoup's version, the recipe, and the libraries it is linked against. */
function cachedBinary() {
  const libraries = [...installedVersions(DEBIAN_PACKAGES.worker)].sort().join("\n")
  const libraryKey = createHash("sha256").update(libraries).digest("hex").slice(0, KEY_HEX_DIGITS)
  return join(CACHE_DIR, `${sourceKey()}-${libraryKey}`, BINARY)
}

/** The Debian packages the worker asks for; those to build it only while no build of this source is cached. */
export function workerPackages() {
  if (process.env.MEDIASOUP_WORKER_BIN || existsSync(PREBUILT)) return []
  const cached = existsSync(CACHE_DIR) && readdirSync(CACHE_DIR).some((key) => key.startsWith(sourceKey()))
  return [...DEBIAN_PACKAGES.worker, ...(cached ? [] : DEBIAN_PACKAGES.workerBuild)]
}

/** Sets MEDIASOUP_WORKER_BIN to a worker that runs here: given, prebuilt, cached or built now. */
export async function provideMediasoupWorker(say) {
  if (process.env.MEDIASOUP_WORKER_BIN) return { note: "given by MEDIASOUP_WORKER_BIN" }
  if (existsSync(PREBUILT)) return { note: "prebuilt", fromCache: true }
  if (!isDebian()) {
    say("mediasoup's own install script")
    await runLogged("mediasoup-worker", NODE_24, ["npm-scripts.mjs", "postinstall"], {
      cwd: PACKAGE,
      env: environmentWithNode24(),
      failure: "mediasoup's worker could not be had",
      remedy: "See mediasoup's installation page for what it needs on this system.",
    })
    return { note: "by mediasoup's own install script" }
  }
  const binary = cachedBinary()
  process.env.MEDIASOUP_WORKER_BIN = binary
  if (existsSync(binary)) return { fromCache: true }
  await installDebianPackages(DEBIAN_PACKAGES.workerBuild, say)
  say("building mediasoup's worker, three to seven minutes on two cores")
  const workDir = mkdtempSync(join(tmpdir(), "openair-worker-"))
  const removeWorkDir = () => rmSync(workDir, { recursive: true, force: true })
  process.once("exit", removeWorkDir) // also when interrupted
  try {
    await runLogged("mediasoup-worker", "bash", [RECIPE, PACKAGE, workDir], {
      failure: "mediasoup's worker could not be built",
    })
    // First beside its final place, then renamed: a reader never sees half a binary.
    mkdirSync(dirname(binary), { recursive: true })
    await runLogged("mediasoup-worker-copy", "cp", [join(workDir, BINARY), `${binary}.${process.pid}`])
    renameSync(`${binary}.${process.pid}`, binary)
  } finally {
    removeWorkDir()
    process.off("exit", removeWorkDir)
  }
  return { note: "built" }
}
