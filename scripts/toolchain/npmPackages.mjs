import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { environmentWithNode24, npmScript } from "./nodeRuntime.mjs"
import { NODE_24, ROOT } from "./paths.mjs"
import { runLogged } from "./runLogged.mjs"
import { SetupError } from "./SetupError.mjs"

const read = (file) => JSON.parse(readFileSync(file, "utf8")).packages

/** Does an optional package name this machine by both system and processor? Only then must it be there. */
function isMadeForThisMachine({ os, cpu, libc }) {
  if (!os?.includes(process.platform) || !cpu?.includes(process.arch)) return false
  return libc === undefined || libc.includes(libcOfThisMachine())
}

function libcOfThisMachine() {
  return process.report.getReport().header.glibcVersionRuntime === undefined ? "musl" : "glibc"
}

/**
 * Names the first package that the lock file wants and `node_modules` lacks, judged by npm's own
 * record of what it installed and by what is there. `undefined` when all is as the lock file says.
 */
export function firstMissingPackage(root = ROOT) {
  const record = join(root, "node_modules/.package-lock.json")
  if (!existsSync(record)) return "node_modules"
  const wanted = read(join(root, "package-lock.json"))
  const installed = read(record)
  for (const [path, entry] of Object.entries(wanted)) {
    const isWorkspaceItself = !path.includes("node_modules/")
    if (isWorkspaceItself) continue
    const found = installed[path]
    const isAsLocked = found?.version === entry.version && found?.integrity === entry.integrity
    if (found !== undefined && isAsLocked && existsSync(join(root, path, "package.json"))) continue
    if (found === undefined && entry.optional && !isMadeForThisMachine(entry)) continue
    return `${path}@${entry.version ?? "workspace"}`
  }
  return undefined
}

/**
 * Makes `node_modules` what the lock file says, with npm run by Node 24 (an older Node skips native packages).
 * Not by `npm ci`: it refuses a lock file without entries for other systems' optional packages, which a registry
 * that mirrors only a part of npm cannot give. `npm install --no-save` takes the locked versions, checks their
 * integrity and writes nothing; whether all of them arrived is then checked here.
 */
export async function installNpmPackages(say) {
  const missing = firstMissingPackage()
  if (missing === undefined) return { note: "as locked", fromCache: true }
  say(`npm install, for ${missing}`)
  const remedy = "Check that the npm registry can be reached and that package-lock.json fits package.json."
  await runLogged("npm-install", NODE_24, [npmScript(), "install", "--no-save", "--no-progress"], {
    cwd: ROOT,
    // node-av would otherwise look for an FFmpeg program to download; its library is in the package.
    env: { ...environmentWithNode24(), SKIP_FFMPEG: "true" },
    failure: "npm install failed",
    remedy,
  })
  const stillMissing = firstMissingPackage()
  if (stillMissing !== undefined) throw new SetupError(`npm did not install ${stillMissing} as locked.`, remedy)
  return {}
}
