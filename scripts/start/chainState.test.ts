import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import { expect } from "chai"
import { anvilCommand } from "../deploy/anvil.ts"
import { chainBlock } from "../graph-node/chainBlocks.ts"
import { SupervisorError } from "../supervisor/SupervisorError.ts"
import { prepareChainState } from "./chainState.ts"
import { freePorts } from "./Ports.ts"

const STARTS = 4
const DEADLINE_MS = 20_000

describe("prepareChainState", () => {
  let folder = ""
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "openair-chain-state-"))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it(`keeps the chain's first block what it is through ${STARTS} starts`, async () => {
    const stateFile = join(folder, "state.json")
    const { chain: port } = await freePorts()
    const firstHashes = new Set<string>()
    for (let start = 0; start < STARTS; start++) {
      prepareChainState(stateFile)
      const { command, args } = anvilCommand({ port, stateFile })
      const anvil = spawn(command, args, { stdio: "ignore" })
      try {
        firstHashes.add(await firstHash(anvil, `http://127.0.0.1:${port}`))
      } finally {
        anvil.kill("SIGTERM")
        await once(anvil, "exit")
        await nextSecond() // or anvil makes the very same first block again
      }
    }
    expect(firstHashes.size).to.equal(1)
    const firstBlocks = () => {
      const saved = JSON.parse(readFileSync(stateFile, "utf8")) as { blocks: { header: { number: string } }[] }
      return saved.blocks.filter(({ header }) => Number(header.number) === 0).length
    }
    expect(firstBlocks(), "anvil no longer saves the first block it makes: drop this cure").to.equal(2)
    prepareChainState(stateFile)
    expect(firstBlocks()).to.equal(1)
  })

  it("does not take a damaged file for an empty chain", () => {
    const stateFile = join(folder, "damaged.json")
    writeFileSync(stateFile, '{"blocks": [')
    expect(() => prepareChainState(stateFile)).to.throw(SupervisorError, "damaged")
  })
})

const nextSecond = () => sleep(1_000 - (Date.now() % 1_000))

async function firstHash(anvil: ChildProcess, url: string): Promise<string> {
  for (const deadline = Date.now() + DEADLINE_MS; Date.now() < deadline; await sleep(20)) {
    if (anvil.exitCode !== null) break
    const block = await chainBlock(url, 0).catch(() => undefined)
    if (block) return block.hash
  }
  throw new Error("anvil did not answer")
}
