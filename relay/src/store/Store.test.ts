import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { after, before, describe, it } from "node:test"
import { expect } from "chai"
import { Store } from "./Store.ts"

const ACCOUNT = `0x${"ab".repeat(20)}` as const
const BALLOT = `0x${"cd".repeat(32)}` as const
const SIGNATURE = `0x${"ef".repeat(65)}` as const
const NOW = 1_800_000_000
const SESSION = {
  account: ACCOUNT,
  room: 7n,
  sessionKey: "key",
  participantId: "p",
  createdAt: NOW,
  expiresAt: NOW + 60,
}
const CONSENT = {
  room: 7n,
  account: ACCOUNT,
  slot: 0n,
  reach: 3,
  issuedAt: NOW,
  expiresAt: NOW + 60,
  epoch: 0n,
  evidence: "a",
}
const VOTE = {
  ballot: BALLOT,
  voter: ACCOUNT,
  room: 7n,
  support: 1,
  deadline: NOW,
  signature: SIGNATURE,
  acceptedAt: NOW,
} as const

/** A process that writes without end, saying each number once it was acknowledged. */
const WRITER = `
  const { Store } = await import(process.argv[1])
  const store = new Store(process.argv[2])
  for (let n = 0; ; n++) {
    store.nonces.add("n" + n, "browser", ${NOW} + 60)
    store.sessions.add("s" + n, { account: "${ACCOUNT}", room: 7n, sessionKey: "k", participantId: "p", createdAt: 0, expiresAt: ${NOW} + 60 })
    require("node:fs").writeSync(1, n + "\\n")
  }`

describe("the store", () => {
  let folder: string
  let store: Store
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "openair-store-"))
    store = new Store(join(folder, "relay.sqlite"))
  })
  after(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it("spends a nonce once, by its browser, in its time", () => {
    store.nonces.add("one", "browser", NOW + 10)
    expect(store.nonces.spend("one", "another", NOW)).to.equal(false)
    expect(store.nonces.spend("one", "browser", NOW + 10)).to.equal(false)
    expect(store.nonces.spend("one", "browser", NOW)).to.equal(true)
    expect(store.nonces.spend("one", "browser", NOW)).to.equal(false)
  })

  it("keeps sessions until they expire, without the id that opens them", () => {
    store.sessions.add("secret", SESSION)
    expect(store.sessions.find("secret", NOW)).to.deep.equal(SESSION)
    expect(store.sessions.find("secret", NOW + 60)).to.equal(undefined)
    const raw = new DatabaseSync(join(folder, "relay.sqlite"), { readOnly: true })
    expect(JSON.stringify(raw.prepare("SELECT * FROM sessions").all())).not.to.include("secret")
    raw.close()
  })

  it("keeps the newest word of a speaker, and no older one", () => {
    expect(store.consents.put(CONSENT)).to.equal(true)
    expect(store.consents.put({ ...CONSENT, issuedAt: NOW - 1, reach: 15, evidence: "b" })).to.equal(false)
    expect(store.consents.put({ ...CONSENT, reach: 1, issuedAt: NOW + 5 })).to.equal(true)
    expect(store.consents.put({ ...CONSENT, issuedAt: NOW + 5 }), "the wider one again").to.equal(false)
    expect(store.consents.find(7n, ACCOUNT, 0n)?.reach).to.equal(1)
    expect(store.consents.put({ ...CONSENT, issuedAt: NOW + 5, evidence: "c" })).to.equal(true)
  })

  it("takes one vote of a voter on a ballot, and another only in place of a refused one", () => {
    expect(store.votes.add(VOTE)).to.equal(true)
    expect(store.votes.add({ ...VOTE, support: 0 })).to.equal(false)
    store.votes.settle(BALLOT, ACCOUNT, "refused", null, "no")
    expect(store.votes.add({ ...VOTE, support: 0 })).to.equal(true)
    expect(store.votes.unfinished().map(({ support, state }) => [support, state])).to.deep.equal([[0, "queued"]])
    store.votes.settle(BALLOT, ACCOUNT, "counted", BALLOT, null)
    expect(store.votes.unfinished()).to.deep.equal([])
    store.votes.settle(BALLOT, ACCOUNT, "queued", null, null)
    expect(store.votes.find(BALLOT, ACCOUNT)?.state, "counted stays counted").to.equal("counted")
  })

  it("never lets a media sequence go back", () => {
    store.mediaSequences.put("7", { mediaSequence: 12, discontinuitySequence: 1 })
    store.mediaSequences.put("7", { mediaSequence: 11, discontinuitySequence: 0 })
    expect(store.mediaSequences.find("7")).to.deep.equal({ mediaSequence: 12, discontinuitySequence: 1 })
  })

  it("refuses a file of a newer relay", () => {
    const path = join(folder, "newer.sqlite")
    const database = new DatabaseSync(path)
    database.exec("PRAGMA user_version = 99")
    database.close()
    expect(() => new Store(path)).to.throw("newer")
  })

  it("keeps over kill -9 everything it had acknowledged", async () => {
    const path = join(folder, "killed.sqlite")
    const writer = spawn(process.execPath, [
      "--input-type=module",
      "-e",
      `import { createRequire } from "node:module"; const require = createRequire("/"); ${WRITER}`,
      join(import.meta.dirname, "Store.ts"),
      path,
    ])
    let acknowledged = -1
    let problem = ""
    writer.stderr.on("data", (text: Buffer) => {
      problem += text
    })
    await new Promise<void>((resolve) => {
      writer.once("exit", () => resolve())
      writer.stdout.on("data", (text: Buffer) => {
        acknowledged = Math.max(acknowledged, ...text.toString().trim().split("\n").map(Number))
        if (acknowledged >= 50) writer.kill("SIGKILL")
      })
    })
    expect(acknowledged, problem).to.be.at.least(50)
    const found = new Store(path)
    for (let n = 0; n <= acknowledged; n++) {
      expect(found.sessions.find(`s${n}`, NOW)?.account, `session ${n}`).to.equal(ACCOUNT)
      expect(found.nonces.spend(`n${n}`, "browser", NOW), `nonce ${n}`).to.equal(true)
    }
    found.close()
  })
})
