import { homedir } from "node:os"
import { join, resolve } from "node:path"

/** The checkout: two folders above this file. */
export const ROOT = resolve(import.meta.dirname, "../..")

/** What belongs to this checkout alone: Node 24, logs of the set-up, the lock. */
export const TOOLCHAIN_DIR = join(ROOT, ".toolchain")
export const NODE_24 = join(TOOLCHAIN_DIR, "node_modules/.bin/node")

/** What every checkout of this user may share (XDG base directory specification). */
export const SHARED_CACHE_DIR = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "openair")
