import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, describe, it } from "node:test"
import { expect } from "chai"
import { mendJournal } from "./mendJournal.ts"

const folder = mkdtempSync(join(tmpdir(), "openair-journal-"))
const file = join(folder, "journal.jsonl")
after(() => rmSync(folder, { recursive: true, force: true }))

const line = (type: string, futureId?: string) => `\n${JSON.stringify({ type, futureId })}`
const WHOLE = [
  line("DEPLOYMENT_INITIALIZE"),
  line("DEPLOYMENT_EXECUTION_STATE_INITIALIZE", "Openair#Rooms"),
  line("NETWORK_INTERACTION_REQUEST", "Openair#Rooms"),
  line("TRANSACTION_PREPARE_SEND", "Openair#Rooms"),
].join("")

describe("A journal", () => {
  it("that is whole is left alone", () => {
    writeFileSync(file, WHOLE)
    expect(mendJournal(file)).to.equal(0)
    expect(readFileSync(file, "utf8")).to.equal(WHOLE)
    expect(mendJournal(join(folder, "none.jsonl"))).to.equal(0)
  })

  it("loses a last line cut short and steps that only began", () => {
    const begun = line("DEPLOYMENT_EXECUTION_STATE_INITIALIZE", "Openair#Sanctions")
    const call = line("CALL_EXECUTION_STATE_INITIALIZE", "LocalNames#eth")
    writeFileSync(file, `${WHOLE}${begun}${call}\n{"type":"NETWORK_INT`)
    expect(mendJournal(file)).to.equal(3)
    expect(readFileSync(file, "utf8")).to.equal(WHOLE)
  })

  it("that is damaged elsewhere is not touched", () => {
    const damaged = `\n{"type":${WHOLE}`
    writeFileSync(file, damaged)
    expect(() => mendJournal(file)).to.throw(/damaged in line 1/)
    expect(readFileSync(file, "utf8")).to.equal(damaged)
  })
})
