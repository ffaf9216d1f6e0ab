import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { expect } from "chai"
import { countNodeTests } from "./countTests.ts"
import { runStage, type StageOutcome } from "./runStage.ts"

const REPORTER = join(import.meta.dirname, "testReporter.ts")
const TIMEOUT_MS = 30_000

describe("npm test's counting of node:test", () => {
  let home = ""
  before(() => {
    home = mkdtempSync(join(tmpdir(), "openair-reporter-"))
  })
  after(() => rmSync(home, { recursive: true, force: true }))

  /** Runs one test file with this body as a stage of its own. */
  async function outcomeOf(body: string, timeoutMs = TIMEOUT_MS): Promise<StageOutcome> {
    const file = join(home, `${Math.random()}.test.ts`)
    writeFileSync(file, `import { before, describe, it } from "node:test"\n${body}`)
    const command = [process.execPath, "--test", `--test-reporter=${REPORTER}`, file] as const
    const stage = { name: "inner", group: "unit", lane: "media", command, count: countNodeTests, timeoutMs } as const
    return runStage(stage, home, join(home, "log"), new AbortController().signal)
  }

  it("counts tests, not suites, and not what is skipped", async () => {
    const { passed, failed } = await outcomeOf(
      `describe("suite", () => { it("a", () => {}); it("b", () => { throw new Error("no") }); it.skip("c", () => {}) })`,
    )
    expect({ passed, failed }).to.deep.equal({ passed: 1, failed: 1 })
  })

  it("names what failed", async () => {
    const { failures } = await outcomeOf(`it("holds water", () => { throw new Error("no") })`)
    expect(failures).to.have.length(1)
    expect(failures[0]).to.match(/: holds water$/)
  })

  it("takes a failing hook for a failure", async () => {
    const { failed } = await outcomeOf(
      `describe("s", () => { before(() => { throw new Error("no") }); it("a", () => {}) })`,
    )
    expect(failed).to.be.at.least(1)
  })

  it("takes a file without a test, or one that does not run, for a failure", async () => {
    const empty = await outcomeOf("console.log(before.length, describe.length, it.length)")
    const broken = await outcomeOf(`throw new Error("broken")`)
    expect([empty.failed, broken.failed]).to.deep.equal([1, 1])
  })

  it("ends a stage whose time is up, and calls that a failure", async () => {
    const { failed, durationMs } = await outcomeOf(
      `it("hangs", () => new Promise(() => setInterval(() => {}, 1)))`,
      1_500,
    )
    expect(failed).to.be.at.least(1)
    expect(durationMs).to.be.below(TIMEOUT_MS)
  })
})
