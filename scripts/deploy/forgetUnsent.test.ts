import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, describe, it } from "node:test"
import { expect } from "chai"
import { forgetUnsent } from "./forgetUnsent.ts"

const folder = mkdtempSync(join(tmpdir(), "openair-unsent-"))
const file = join(folder, "journal.jsonl")
after(() => rmSync(folder, { recursive: true, force: true }))

const line = (type: string, futureId: string, networkInteractionId = 1) =>
  `\n${JSON.stringify({ type, futureId, networkInteractionId })}`
const SENT = line("TRANSACTION_PREPARE_SEND", "Openair#Rooms") + line("TRANSACTION_SEND", "Openair#Rooms")
const ASKED = line("NETWORK_INTERACTION_REQUEST", "Openair#Sanctions")
const ABOUT_TO = line("TRANSACTION_PREPARE_SEND", "Openair#Sanctions")

describe("What was about to be sent", () => {
  it("is forgotten where it was not", () => {
    writeFileSync(file, SENT + ASKED + ABOUT_TO)
    expect(forgetUnsent(file)).to.equal(1)
    expect(readFileSync(file, "utf8")).to.equal(SENT + ASKED)
  })

  it("stays where it was, also of a second try beside the first", () => {
    const again = line("TRANSACTION_PREPARE_SEND", "Openair#Rooms", 2)
    writeFileSync(file, SENT + again)
    expect(forgetUnsent(file)).to.equal(1)
    expect(readFileSync(file, "utf8")).to.equal(SENT)
    expect(forgetUnsent(file)).to.equal(0)
    expect(forgetUnsent(join(folder, "none.jsonl"))).to.equal(0)
  })
})
