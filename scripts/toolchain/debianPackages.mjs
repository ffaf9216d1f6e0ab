import { spawnSync } from "node:child_process"
import { createInterface } from "node:readline/promises"
import { runLogged } from "./runLogged.mjs"
import { SetupError } from "./SetupError.mjs"

/** What the two parts of the system ask of Debian, by the reason they need it. */
export const DEBIAN_PACKAGES = {
  indexer: ["bubblewrap"], // keeps graph-node's ports inside a network namespace
  worker: ["libuv1", "libssl3", "libsrtp2-1"], // what the mediasoup worker is linked against
  workerBuild: [
    ...["meson", "ninja-build", "g++", "pkg-config", "libuv1-dev", "libssl-dev", "libsrtp2-dev"],
    ...["libflatbuffers-dev", "flatbuffers-compiler"],
  ],
  browser: ["chromium-headless-shell"], // drives the end-to-end tests
}

export function isDebian() {
  return spawnSync("dpkg-query", ["--version"]).status === 0
}

/** Installed versions by package name; a package that is not installed is not in the map. */
export function installedVersions(names) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg-query's
  const { stdout } = spawnSync("dpkg-query", ["-W", "-f", "${Package}\t${Version}\t${db:Status-Status}\n", ...names], {
    encoding: "utf8",
  })
  const rows = (stdout ?? "").split("\n").map((line) => line.split("\t"))
  return new Map(rows.filter(([, , status]) => status === "installed").map(([name, version]) => [name, version]))
}

async function confirmOnTerminal(missing) {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return true
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`\n  Install these Debian packages: ${missing.join(" ")}? [Y/n] `)
  terminal.close()
  return /^(y|yes|)$/i.test(answer.trim())
}

/** How this process may become root for apt-get: not at all needed, by sudo, or impossible. */
function rootPrefix() {
  if (process.getuid?.() === 0) return []
  if (spawnSync("sudo", ["-n", "true"]).status === 0) return ["sudo", "-n"]
  if (process.stdin.isTTY && spawnSync("sudo", ["--version"]).status === 0) return ["sudo"]
  return undefined
}

/** Installs what is missing of `names`, and nothing else. Asks on a terminal; goes ahead without one. */
export async function installDebianPackages(names, say) {
  if (!isDebian()) return { note: `no dpkg here: see to ${names.join(" ")} yourself` }
  const installed = installedVersions(names)
  const missing = names.filter((name) => !installed.has(name))
  if (missing.length === 0) return { note: `${names.length} there`, fromCache: true }
  const command = `apt-get install --no-install-recommends ${missing.join(" ")}`
  const prefix = rootPrefix()
  if (prefix === undefined) {
    throw new SetupError(`Debian packages are missing: ${missing.join(" ")}.`, `As root: ${command}`)
  }
  if (!(await confirmOnTerminal(missing))) {
    throw new SetupError("The Debian packages were declined.", `Later, as root: ${command}`)
  }
  const [program, ...before] = [...prefix, "apt-get"]
  const ownGroup = program !== "sudo"
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const remedy = `Check that the Debian archive can be reached, or as root: ${command}`
  say("apt-get update")
  await runLogged("apt-update", program, [...before, "update", "-q"], {
    env,
    ownGroup,
    failure: "apt-get update failed",
    remedy,
  })
  say(`apt-get install ${missing.join(" ")}`)
  await runLogged("apt-install", program, [...before, "install", "-q", "-y", "--no-install-recommends", ...missing], {
    env,
    ownGroup,
    failure: "apt-get install failed",
    remedy,
  })
  return { note: `installed ${missing.join(" ")}` }
}
