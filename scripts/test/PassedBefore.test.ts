import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, it } from "node:test"
import { expect } from "chai"
import { PassedBefore } from "./PassedBefore.ts"

describe("What passed before", () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "openair-passed-"))
    execFileSync("git", ["init", "-q"], { cwd: root })
    writeFileSync(join(root, ".gitignore"), ".openair\nbuilt\n")
    writeFileSync(join(root, "a.ts"), "1")
    new PassedBefore(root).put("lint", 3)
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it("is remembered of the same tree, stage by stage", () => {
    expect(new PassedBefore(root).find("lint")).to.equal(3)
    expect(new PassedBefore(root).find("types")).to.equal(undefined)
    new PassedBefore(root).put("types", 1)
    expect([new PassedBefore(root).find("lint"), new PassedBefore(root).find("types")]).to.deep.equal([3, 1])
  })

  it("is forgotten when a file changes, comes or goes", () => {
    writeFileSync(join(root, "a.ts"), "2")
    expect(new PassedBefore(root).find("lint"), "changed").to.equal(undefined)
    writeFileSync(join(root, "a.ts"), "1")
    expect(new PassedBefore(root).find("lint"), "as it was").to.equal(3)
    writeFileSync(join(root, "b.ts"), "")
    expect(new PassedBefore(root).find("lint"), "come").to.equal(undefined)
    rmSync(join(root, "b.ts"))
    rmSync(join(root, "a.ts"))
    expect(new PassedBefore(root).find("lint"), "gone").to.equal(undefined)
  })

  it("is nothing where the tree changed while it was tested", () => {
    const before = new PassedBefore(root)
    writeFileSync(join(root, "a.ts"), "2")
    before.put("types", 1)
    writeFileSync(join(root, "a.ts"), "1")
    expect(new PassedBefore(root).find("types")).to.equal(undefined)
  })

  it("does not look at what git ignores", () => {
    writeFileSync(join(root, "built"), "x")
    expect(new PassedBefore(root).find("lint")).to.equal(3)
  })

  it("is nothing where its file is rubbish, and where there is no git", () => {
    writeFileSync(join(root, ".openair/passed.json"), "{")
    expect(new PassedBefore(root).find("lint")).to.equal(undefined)
    rmSync(join(root, ".git"), { recursive: true })
    new PassedBefore(root).put("lint", 3)
    expect(new PassedBefore(root).find("lint")).to.equal(undefined)
  })
})
