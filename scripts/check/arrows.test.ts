import { execFile } from "node:child_process"
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { describe, it } from "node:test"
import { promisify } from "node:util"
import { expect } from "chai"

const ROOT = join(import.meta.dirname, "../..")
const DEPCRUISE = join(ROOT, "node_modules/.bin/depcruise")

/** Cruises a little house of files (path → imported paths) and returns the names of the rules it breaks. */
async function brokenRules(house: Record<string, string[]>): Promise<string[]> {
  const home = mkdtempSync(join(tmpdir(), "openair-arrows-"))
  try {
    for (const name of ["tsconfig.json", "tsconfig.base.json", ".dependency-cruiser.mjs"]) {
      copyFileSync(join(ROOT, name), join(home, name))
    }
    for (const [path, imports] of Object.entries(house)) {
      mkdirSync(join(home, dirname(path)), { recursive: true })
      const up = "../".repeat(path.split("/").length - 1)
      writeFileSync(join(home, path), `${imports.map((other) => `import "${up}${other}"\n`).join("")}export {}\n`)
    }
    const cruise = promisify(execFile)(
      process.execPath,
      [DEPCRUISE, "--config", ".dependency-cruiser.mjs", "--output-type", "json", ...Object.keys(house)],
      { cwd: home },
    )
    const { stdout } = await cruise.catch((error: { stdout: string }) => error)
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } }
    return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort()
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

describe("the arrow rule", () => {
  it("lets the arrows of docs/architecture.md pass", async () => {
    const broken = await brokenRules({
      "protocol/src/index.ts": [],
      "relay/src/rooms/Media.ts": ["protocol/src/index.ts"],
      "relay/src/rooms/Room.ts": ["relay/src/rooms/Media.ts"],
      "relay/src/media/MediaRoom.ts": ["relay/src/rooms/Media.ts"],
      "relay/src/main.ts": ["relay/src/media/MediaRoom.ts", "relay/src/rooms/Room.ts"],
    })
    expect(broken).to.deep.equal([])
  })

  it("sees an arrow that points the wrong way", async () => {
    const broken = await brokenRules({
      "protocol/src/index.ts": [],
      "relay/src/media/MediaRoom.ts": ["relay/src/rooms/Room.ts"],
      "relay/src/rooms/Room.ts": ["relay/src/main.ts"],
      "relay/src/main.ts": [],
      "relay/src/studio/mix.ts": ["relay/src/store/Store.ts"],
      "relay/src/store/Store.ts": ["app/src/page.ts"],
      "relay/src/gossip/Gossip.ts": ["protocol/src/index.ts"],
      "app/src/page.ts": ["relay/src/studio/mix.ts"],
    })
    expect(broken).to.include.members([
      "app-knows-only-protocol",
      "every-relay-folder-has-arrows",
      "no-circles",
      "nobody-imports-main",
      "relay-knows-only-protocol",
      "relay/studio-imports-only-ops",
      "rooms-by-its-interfaces",
    ])
  })
})
