import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, it } from "node:test"
import { expect } from "chai"
import { firstMissingPackage } from "./npmPackages.mjs"

describe("firstMissingPackage", () => {
  let root
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "openair-packages-"))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const locked = { version: "1.0.0", integrity: "sha512-a" }
  const lock = (packages) => writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages }))
  const install = (packages) => {
    for (const path of Object.keys(packages)) {
      mkdirSync(join(root, path), { recursive: true })
      writeFileSync(join(root, path, "package.json"), "{}")
    }
    writeFileSync(join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages }))
  }

  it("wants everything while nothing is installed", () => {
    lock({ "node_modules/a": locked })
    expect(firstMissingPackage(root)).to.equal("node_modules")
  })

  it("is content with what the lock file says", () => {
    lock({ "": {}, protocol: {}, "node_modules/a": locked })
    install({ "node_modules/a": locked })
    expect(firstMissingPackage(root)).to.equal(undefined)
  })

  it("sees another version, and the same version with other contents", () => {
    lock({ "node_modules/a": locked })
    install({ "node_modules/a": { ...locked, version: "0.9.0" } })
    expect(firstMissingPackage(root)).to.equal("node_modules/a@1.0.0")
    install({ "node_modules/a": { ...locked, integrity: "sha512-b" } })
    expect(firstMissingPackage(root)).to.equal("node_modules/a@1.0.0")
  })

  it("sees a package whose folder was deleted", () => {
    lock({ "node_modules/a": locked })
    install({ "node_modules/a": locked })
    rmSync(join(root, "node_modules/a"), { recursive: true })
    expect(firstMissingPackage(root)).to.equal("node_modules/a@1.0.0")
  })

  it("wants an optional package if it is made for this machine, and only then", () => {
    const optional = { ...locked, optional: true, os: [process.platform] }
    lock({ "node_modules/a": { ...optional, cpu: ["mips"] }, "node_modules/b": { ...optional, cpu: [process.arch] } })
    mkdirSync(join(root, "node_modules"))
    install({})
    expect(firstMissingPackage(root)).to.equal("node_modules/b@1.0.0")
  })
})
