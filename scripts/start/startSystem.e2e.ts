import { spawn } from "node:child_process"
import { once } from "node:events"
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { after, before, describe, it } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import { expect } from "chai"
import { ROOT } from "../build/root.ts"
import { accepts } from "../supervisor/conditions.ts"
import { SupervisorError } from "../supervisor/SupervisorError.ts"
import { freePorts, type Ports } from "./Ports.ts"
import { type System, startSystem } from "./startSystem.ts"
import { wipeDataDir } from "./wipeDataDir.ts"

const SECOND_START_LIMIT_MS = 30_000
const NEXT_BLOCK_LIMIT_MS = 30_000
const POLL_MS = 100
/** State of a listening socket in /proc/net/tcp, and 127.0.0.1 as it stands there. */
const LISTENING = "0A"
const LOOPBACK = "0100007F"

describe("npm start", () => {
  let dataDir = ""
  let ports: Ports
  const stateFile = () => join(dataDir, "chain/state.json")
  const olderState = () => join(dataDir, "older-state.json")
  /** Number of the last block that the older state holds. */
  const olderHead = () => {
    const { blocks } = JSON.parse(readFileSync(olderState(), "utf8")) as { blocks: { header: { number: string } }[] }
    return Math.max(...blocks.map(({ header }) => Number(header.number)))
  }
  const deploymentFile = () => join(dataDir, "deployment.json")
  const start = () => startSystem({ dataDir, ports, residents: false })

  before(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "openair-start-"))
    ports = await freePorts()
  })
  after(() => rmSync(dataDir, { recursive: true, force: true }))

  it("brings everything up from nothing, on loopback alone, and Ctrl-C ends all of it", async () => {
    const options = ["--quiet", "--data", dataDir, "--port", String(ports.http)]
    const command = spawn(process.execPath, [join(ROOT, "scripts/start.ts"), ...options], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    const ended = once(command, "exit")
    for await (const line of createInterface(command.stdout)) {
      console.log(line)
      if (line.includes("Ctrl-C stops everything")) break
    }
    const page = await fetch(`http://127.0.0.1:${ports.http}/`)
    expect(await page.text()).to.contain("<script")
    expect(addressesOfListeners(ports)).to.deep.equal([LOOPBACK])
    command.kill("SIGINT")
    expect((await ended)[0]).to.equal(0)
    expect(await Promise.all(Object.values(ports).map((port) => accepts(port)))).to.not.include(true)
    expect(existsSync(join(dataDir, "running.json"))).to.equal(false)
    copyFileSync(stateFile(), olderState())
  })

  it(`finds everything as it was left, within ${SECOND_START_LIMIT_MS / 1000} s, and restarts a killed relay`, async () => {
    const left = readFileSync(deploymentFile(), "utf8")
    const startedAt = performance.now()
    const system = await start()
    try {
      expect(performance.now() - startedAt).to.be.below(SECOND_START_LIMIT_MS)
      expect(readFileSync(deploymentFile(), "utf8")).to.equal(left)
      const killed = system.pid("relay")
      system.kill("relay")
      await system.untilReady("relay")
      expect(system.pid("relay")).to.be.a("number").and.not.equal(killed)
      expect((await fetch(`${system.url}/v1/config`)).ok).to.equal(true)
      await untilBlockAfter(olderHead(), system)
    } finally {
      await system.stop()
    }
  })

  it("refuses a chain that has lost blocks which were indexed, and names --reset", async () => {
    copyFileSync(olderState(), stateFile())
    const error = await refusal(start())
    expect(error.message).to.contain("lost blocks that were indexed")
    expect(error.remedy).to.contain("--reset")
  })

  it("refuses a chain whose contracts have changed since, and names --reset", async () => {
    const deployed = JSON.parse(readFileSync(deploymentFile(), "utf8")) as object
    writeFileSync(deploymentFile(), JSON.stringify({ ...deployed, codeHash: `0x${"11".repeat(32)}` }))
    const error = await refusal(start())
    expect(error.message).to.contain("contracts")
    expect(error.remedy).to.contain("--reset")
  })

  it("refuses a chain whose state is damaged, and names --reset", async () => {
    writeFileSync(stateFile(), readFileSync(stateFile(), "utf8").slice(0, -10))
    const error = await refusal(start())
    expect(error.message).to.contain("damaged")
    expect(error.remedy).to.contain("--reset")
  })

  it("deletes what it kept when asked to reset, but no folder of others", () => {
    wipeDataDir(dataDir)
    expect(existsSync(dataDir)).to.equal(false)
    const foreign = mkdtempSync(join(tmpdir(), "openair-foreign-"))
    writeFileSync(join(foreign, "thesis.txt"), "years of work")
    expect(() => wipeDataDir(foreign)).to.throw(SupervisorError, "not deleted")
    rmSync(foreign, { recursive: true })
  })
})

async function refusal(starting: Promise<{ stop(): Promise<void> }>): Promise<SupervisorError> {
  const result = await starting.catch((error: unknown) => error)
  if (result instanceof SupervisorError) return result
  if (result instanceof Error) throw result
  await (await starting).stop()
  throw new Error("It started.")
}

/** Resolves when the subgraph has indexed a block beyond this one, mined with nobody's help. */
async function untilBlockAfter(number: number, system: System): Promise<void> {
  const deadline = Date.now() + NEXT_BLOCK_LIMIT_MS
  while ((await indexed(system)) <= number) {
    if (Date.now() > deadline) throw new Error(`No block after ${number} was indexed.`)
    await sleep(POLL_MS)
  }
}

async function indexed(system: System): Promise<number> {
  const body = JSON.stringify({ query: "{ _meta { block { number } } }" })
  const headers = { "content-type": "application/json" }
  const response = await fetch(system.subgraphUrl, { method: "POST", headers, body })
  return ((await response.json()) as { data: { _meta: { block: { number: number } } } }).data._meta.block.number
}

/** Local addresses, as in /proc/net/tcp, of what listens on a system's ports. */
function addressesOfListeners(ports: Ports): string[] {
  const wanted = new Set(Object.values(ports) as number[])
  const found = new Set<string>()
  for (const table of ["tcp", "tcp6"]) {
    for (const row of readFileSync(`/proc/net/${table}`, "utf8").split("\n").slice(1)) {
      const [, local = "", , state] = row.trim().split(/\s+/)
      const [address = "", port = ""] = local.split(":")
      if (state === LISTENING && wanted.has(Number.parseInt(port, 16))) found.add(address)
    }
  }
  return [...found]
}
