import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"

const FILE = ".openair/passed.json"

/**
 * What passed the last time, for stages whose outcome depends on the tree alone: on the very same tree they need not run again. The
 * tree is everything git would take, as it is now, and the Node that runs it. Without git nothing is remembered.
 */
export class PassedBefore {
  readonly #root: string
  readonly #file: string
  readonly #tree: string | undefined
  readonly #passed: Record<string, number>

  constructor(root: string) {
    this.#root = root
    this.#file = join(root, FILE)
    this.#tree = hashOfTree(root)
    this.#passed = this.#read()
  }

  /** How many tests of a stage passed on this tree; undefined where it has not run on it, or something failed. */
  find(stage: string): number | undefined {
    return this.#passed[stage]
  }

  /** Does nothing when the tree has changed since the beginning: what has passed then is neither the one nor the other. */
  put(stage: string, passed: number): void {
    if (this.#tree === undefined || hashOfTree(this.#root) !== this.#tree) return
    this.#passed[stage] = passed
    mkdirSync(dirname(this.#file), { recursive: true })
    writeFileSync(this.#file, JSON.stringify({ tree: this.#tree, passed: this.#passed }))
  }

  #read(): Record<string, number> {
    if (this.#tree === undefined || !existsSync(this.#file)) return {}
    try {
      const { tree, passed } = JSON.parse(readFileSync(this.#file, "utf8"))
      return tree === this.#tree ? { ...passed } : {}
    } catch {
      return {}
    }
  }
}

function hashOfTree(root: string): string | undefined {
  try {
    const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 64 * 1024 * 1024,
    })
    const hash = createHash("sha256").update(process.version)
    for (const file of files
      .split("\0")
      .filter((name) => name !== "" && existsSync(join(root, name)))
      .sort()) {
      hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
    }
    return hash.digest("hex")
  } catch {
    return undefined
  }
}
