import { execFileSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs"
import { dirname, join } from "node:path"

const WORKSPACES = ["protocol", "relay", "app", "subgraph", "residents"] as const

/** What the Solidity compiler made, and its notes of what it made it from: a copy then compiles only what is broken. */
const COMPILED = ["artifacts", "cache"] as const

/** Copies what git tracks (as it is in the working tree) and what was compiled, and links what was installed. */
export function copyCheckout(root: string, copy: string): void {
  const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean)
  for (const file of tracked) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(root, file), join(copy, file), { force: true })
  }
  for (const folder of COMPILED) {
    if (existsSync(join(root, folder))) cpSync(join(root, folder), join(copy, folder), { recursive: true })
  }
  // Workspace packages resolve through node_modules/@openair: those links must lead into the copy, not back.
  linkModules(join(root, "node_modules"), join(copy, "node_modules"))
  mkdirSync(join(copy, "node_modules/@openair"))
  for (const workspace of WORKSPACES) {
    symlinkSync(join(copy, workspace), join(copy, "node_modules/@openair", workspace))
    linkModules(join(root, workspace, "node_modules"), join(copy, workspace, "node_modules"))
  }
}

function linkModules(from: string, to: string): void {
  if (!existsSync(from)) return
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (name !== "@openair") symlinkSync(join(from, name), join(to, name))
  }
}
