import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { expect } from "chai"
import { Audit } from "./Audit.ts"
import { readConfig } from "./config.ts"
import { Metrics } from "./metrics.ts"
import { OpsListener } from "./OpsListener.ts"
import { OPTIONS } from "./options.ts"
import { systemClock } from "./systemClock.ts"

const REQUIRED = {
  OPENAIR_DEPLOYMENT: "deployment.json",
  OPENAIR_DATA_DIR: "data",
  OPENAIR_RPC_URLS: "http://127.0.0.1:8545, http://127.0.0.1:8546",
}

describe("the options", () => {
  it("have defaults for all but three", () => {
    const config = readConfig(REQUIRED)
    expect(config.rpcUrls).to.deep.equal(["http://127.0.0.1:8545", "http://127.0.0.1:8546"])
    expect(config).to.include({ host: "127.0.0.1", port: 8080, signerKeyFile: undefined, graceSeconds: 15 })
    expect(config.allowedOrigins).to.deep.equal([])
  })

  it("are all named when they are wrong", () => {
    const wrong = () =>
      readConfig({ ...REQUIRED, OPENAIR_DATA_DIR: "", OPENAIR_PORT: "70000", OPENAIR_RPC_URLS: "ftp://x" })
    expect(wrong).to.throw(/OPENAIR_DATA_DIR is required.*OPENAIR_RPC_URLS.*OPENAIR_PORT/)
  })

  it("each say their unit and consequence, under a name of their own", () => {
    const rows = Object.values(OPTIONS)
    expect(new Set(rows.map(({ env }) => env)).size).to.equal(rows.length)
    for (const { env, unit, consequence } of rows) expect(unit && consequence, env).to.match(/\.$/)
  })
})

describe("operating", () => {
  it("serves metrics and says what ails it", async () => {
    let problem: string | undefined
    const listener = await OpsListener.open(0, new Metrics(), { chain: () => problem })
    const get = async (path: string) => {
      const reply = await fetch(`http://127.0.0.1:${listener.port}${path}`)
      return { status: reply.status, text: await reply.text() }
    }
    expect((await get("/metrics")).text).to.include("openair_head_age_seconds")
    expect((await get("/healthz")).status).to.equal(200)
    problem = "the head is old"
    expect(await get("/healthz")).to.deep.equal({
      status: 503,
      text: JSON.stringify({ healthy: false, problems: { chain: problem } }),
    })
    await listener.close()
  })

  it("appends to the audit what happened", () => {
    const folder = mkdtempSync(join(tmpdir(), "openair-audit-"))
    for (const account of ["a", "b"]) {
      const audit = new Audit(join(folder, "audit.jsonl"))
      audit.write({ what: "joined", account })
      audit.close()
    }
    const lines = readFileSync(join(folder, "audit.jsonl"), "utf8").trim().split("\n")
    expect(lines.map((line) => (JSON.parse(line) as { account: string }).account)).to.deep.equal(["a", "b"])
    rmSync(folder, { recursive: true })
  })

  it("never fires a timer before its time, and none that was cancelled", async () => {
    const atMs = Date.now() + 20
    systemClock.at(Date.now() + 10, () => expect.fail("it was cancelled"))()
    systemClock.at(Date.now() + 2 ** 40, () => expect.fail("that is in 34 years"))()
    await new Promise<void>((resolve) => systemClock.at(atMs, resolve))
    expect(Date.now()).to.be.at.least(atMs)
  })
})
