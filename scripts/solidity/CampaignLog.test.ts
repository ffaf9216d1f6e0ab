import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { expect } from "chai"
import { CampaignLog } from "./CampaignLog.ts"

const CALLS = new Map([["Life.go", { calls: 2, reverts: 1, discards: 0 }]])
let dir: string
before(() => {
  dir = mkdtempSync(join(tmpdir(), "openair-campaign-"))
})
after(() => rmSync(dir, { recursive: true, force: true }))

describe("a campaign", () => {
  it("goes on with the next seed, the time it had spent and what it had counted", () => {
    const log = new CampaignLog(dir, false)
    log.record(log.nextSeed, true, 100, CALLS, "fine")
    log.record(log.nextSeed, false, 50, CALLS, "[FAIL] it broke")
    const resumed = new CampaignLog(dir, true)
    expect([resumed.nextSeed, resumed.elapsedMs, resumed.failedSeeds]).to.deep.equal([3, 150, [2]])
    expect(resumed.handlers.get("Life.go")).to.deep.equal({ calls: 4, reverts: 2, discards: 0 })
    expect(readFileSync(join(dir, "seed-2.failure.txt"), "utf8")).to.equal("[FAIL] it broke")
  })

  it("begins anew when it is not resumed", () => {
    const fresh = new CampaignLog(dir, false)
    expect([fresh.nextSeed, fresh.elapsedMs, fresh.handlers.size]).to.deep.equal([1, 0, 0])
    expect(existsSync(join(dir, "seed-2.failure.txt"))).to.equal(false)
  })
})
