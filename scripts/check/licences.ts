/**
 * Keeps THIRD_PARTY_NOTICES.md true: `licences.ts --write` writes its table from package-lock.json, without `--write`
 * it fails when the table is stale or a package that we pass on stands under a licence we have not accepted.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const ROOT = join(import.meta.dirname, "../..")
const NOTICES = join(ROOT, "THIRD_PARTY_NOTICES.md")
const TABLE_MARK = "<!-- The table below is written by scripts/check/licences.ts. -->"

/** Licences that let an Apache-2.0 program use, and pass on, what stands under them. */
const ACCEPTED = new Set([
  ...["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "Unlicense", "Zlib", "Apache-2.0"],
  ...["MPL-2.0", "OFL-1.1"],
])

/** What the lock file does not say, or says in its own words, as read in the package itself. */
const AS_READ: Readonly<Record<string, string>> = {
  "@shinyoshiaki/jspack": "BSD-3-Clause",
  stackframe: "Unlicense",
  "xmlhttprequest-ssl": "MIT",
}

/** Installed because something we use names them, but neither run nor passed on by us. */
const NOT_PASSED_ON: Readonly<Record<string, string>> = {
  "@metamask/eth-json-rpc-provider": "not stated by its publisher",
  "@metamask/sdk": "ConsenSys' own licence",
  "@metamask/sdk-communication-layer": "ConsenSys' own licence",
  "@metamask/sdk-install-modal-web": "ConsenSys' own licence",
}

interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly link?: boolean
}

/** Licence → names of the packages a running system consists of. */
function productionLicences(): Map<string, string[]> {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<string, LockedPackage>
  }
  const byLicence = new Map<string, Set<string>>()
  for (const [path, { license, dev, link }] of Object.entries(lock.packages)) {
    if (!path.includes("node_modules/") || dev || link) continue
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)
    const licence = AS_READ[name] ?? NOT_PASSED_ON[name] ?? normalized(license)
    byLicence.set(licence, (byLicence.get(licence) ?? new Set()).add(name))
  }
  return new Map([...byLicence].sort().map(([licence, names]) => [licence, [...names].sort()]))
}

function normalized(license = "not stated"): string {
  return license.replace(/^\((.*)\)$/, "$1").replace("MPL 2.0", "MPL-2.0")
}

function isAccepted(licence: string): boolean {
  if (Object.values(NOT_PASSED_ON).includes(licence)) return true
  const choices = licence.split(" OR ")
  return choices.some((choice) => choice.split(" AND ").every((part) => ACCEPTED.has(part)))
}

const licences = productionLicences()
const notices = readFileSync(NOTICES, "utf8")
const head = notices.slice(0, notices.indexOf(TABLE_MARK) + TABLE_MARK.length)
const rows = [...licences].map(([licence, names]) => `| ${licence} | ${names.length} | ${names.join(", ")} |`)
const written = `${head}\n\n| licence | packages | |\n|---|---|---|\n${rows.join("\n")}\n`
if (process.argv.includes("--write")) writeFileSync(NOTICES, written)
else if (written !== notices) {
  console.error("THIRD_PARTY_NOTICES.md is not what package-lock.json says: node scripts/check/licences.ts --write")
  process.exitCode = 1
}
for (const [licence, names] of licences) {
  if (isAccepted(licence)) continue
  console.error(`Not an accepted licence: ${licence} (${names.join(", ")})`)
  process.exitCode = 1
}
