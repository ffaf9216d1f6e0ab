import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, afterEach, describe, it } from "node:test"
import { setTimeout as sleep } from "node:timers/promises"
import { expect } from "chai"
import { tcpAccepts } from "./conditions.ts"
import type { Service } from "./Service.ts"
import { Supervisor, type SupervisorEvent } from "./Supervisor.ts"
import { SupervisorError } from "./SupervisorError.ts"

const DEADLINE_MS = 10_000
const home = mkdtempSync(join(tmpdir(), "openair-supervisor-"))
after(() => rmSync(home, { recursive: true, force: true }))

let folders = 0
const newDataDir = () => join(home, String(folders++))
const supervisors: Supervisor[] = []
afterEach(() => Promise.all(supervisors.splice(0).map((supervisor) => supervisor.stop())))

function supervise(dataDir = newDataDir()) {
  const events: SupervisorEvent[] = []
  const supervisor = new Supervisor(dataDir, (event) => events.push(event))
  supervisors.push(supervisor)
  return { supervisor, events, dataDir }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A real process that listens on a port; `before` runs first in it. */
function listener(
  name: string,
  port: number,
  { before = "", ...changes }: Partial<Service> & { before?: string } = {},
): Service {
  return {
    kind: "service",
    name,
    command: process.execPath,
    args: ["-e", `${before}; require("node:net").createServer().listen(${port}, "127.0.0.1")`],
    ready: tcpAccepts(port, DEADLINE_MS),
    ports: [port],
    restart: { limit: 3, withinMs: 60_000, backoffMs: 10, maxBackoffMs: 100, whenGivenUp: "stop all" },
    stopSignal: "SIGTERM",
    graceMs: 2_000,
    ...changes,
  }
}

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ")
  } catch {
    return false
  }
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + DEADLINE_MS; !holds(); await sleep(20)) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`)
  }
}

async function rejection(promise: Promise<unknown>): Promise<SupervisorError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).to.be.instanceOf(SupervisorError)
  return error as SupervisorError
}

describe("Supervisor", () => {
  it("starts a service only when what it depends on is ready, and stops in reverse", async () => {
    const { supervisor, events, dataDir } = supervise()
    const [first, second] = [await freePort(), await freePort()]
    const farewell = (name: string) =>
      `process.on("SIGTERM", () => { require("node:fs").appendFileSync("${dataDir}/order", "${name} "); process.exit() })`
    await supervisor.start([
      listener("user", second, { dependsOn: ["prepare"], before: farewell("user") }),
      { kind: "task", name: "prepare", dependsOn: ["base"], run: async () => "prepared" },
      listener("base", first, { before: farewell("base") }),
    ])
    const ready = events.flatMap((event) => (event.type === "ready" ? [event.name] : []))
    expect(ready).to.deep.equal(["base", "prepare", "user"])
    await supervisor.stop()
    expect(readFileSync(join(dataDir, "order"), "utf8")).to.equal("user base ")
  })

  it("starts a killed service again, with another process id", async () => {
    const { supervisor } = supervise()
    await supervisor.start([listener("phoenix", await freePort())])
    const before = supervisor.pid("phoenix")
    supervisor.kill("phoenix")
    await supervisor.untilReady("phoenix")
    expect(supervisor.pid("phoenix")).to.be.a("number").and.not.equal(before)
  })

  it("ends what a killed service had started", async () => {
    const { supervisor, dataDir } = supervise()
    const before = `require("node:fs").writeFileSync("${dataDir}/child",
      String(require("node:child_process").spawn("sleep", ["600"], { stdio: "ignore" }).pid))`
    await supervisor.start([listener("parent", await freePort(), { before })])
    const child = Number(readFileSync(join(dataDir, "child"), "utf8"))
    expect(isAlive(child)).to.equal(true)
    supervisor.kill("parent")
    await until("the grandchild's end", () => !isAlive(child))
  })

  it("gives up on a service that crashes again and again, and stops the rest", async () => {
    const { supervisor } = supervise()
    const steady = listener("steady", await freePort())
    const restart = { limit: 2, withinMs: 60_000, backoffMs: 1, maxBackoffMs: 2, whenGivenUp: "stop all" } as const
    const before = `setTimeout(() => { console.log("my last words"); process.exit(3) }, 300)`
    await supervisor.start([steady, listener("fragile", await freePort(), { before, restart })])
    const steadyPid = supervisor.pid("steady") ?? 0
    const error = await rejection(supervisor.failed)
    expect(error.message).to.contain("fragile ended (3) more than 2 times")
    expect(error.logTail).to.contain("my last words")
    expect(isAlive(steadyPid)).to.equal(false)
  })

  it("kills a service that does not end within its grace", async () => {
    const { supervisor } = supervise()
    const before = `process.on("SIGTERM", () => {})`
    await supervisor.start([listener("deaf", await freePort(), { before, graceMs: 100 })])
    const pid = supervisor.pid("deaf") ?? 0
    await supervisor.stop()
    expect(isAlive(pid)).to.equal(false)
  })

  it("says which port is taken, before it starts anything", async () => {
    const taken = createServer().listen(0, "127.0.0.1")
    await once(taken, "listening")
    const { port } = taken.address() as { port: number }
    const { supervisor } = supervise()
    const error = await rejection(supervisor.start([listener("late", port)]))
    taken.close()
    expect(error.message).to.equal(`Port ${port}, which late needs, is taken by another program.`)
  })

  it("shows the end of the log when a service ends before it is ready", async () => {
    const { supervisor } = supervise()
    const before = `console.log("cannot find my config"); process.exit(2)`
    const error = await rejection(supervisor.start([listener("hopeless", await freePort(), { before })]))
    expect(error.message).to.equal("hopeless ended (2) before it was ready.")
    expect(error.logTail).to.contain("cannot find my config")
  })

  it("passes on what a service itself says about its end", async () => {
    const { supervisor } = supervise()
    const before = `console.log("BAD_MOOD: I will not.\\n→ Ask nicely."); process.exit(1)`
    const error = await rejection(supervisor.start([listener("moody", await freePort(), { before })]))
    expect([error.message, error.remedy]).to.deep.equal(["I will not.", "Ask nicely."])
  })

  it("says what it waited for when a service is not ready in time, and leaves nothing running", async () => {
    const { supervisor, dataDir } = supervise()
    const port = await freePort()
    const before = `require("node:fs").writeFileSync("${dataDir}/pid", String(process.pid))`
    const idle = listener("idle", await freePort(), { before, ready: tcpAccepts(port, 500) })
    const error = await rejection(supervisor.start([idle]))
    expect(error.message).to.equal(`idle was not ready after 0.5 s; waited for a connection to 127.0.0.1:${port}.`)
    expect(isAlive(Number(readFileSync(join(dataDir, "pid"), "utf8")))).to.equal(false)
  })

  it("refuses a second start on the same data folder", async () => {
    const { supervisor, dataDir } = supervise()
    await supervisor.start([listener("only", await freePort())])
    const error = await rejection(supervise(dataDir).supervisor.start([]))
    expect(error.message).to.equal(`${dataDir} is in use by process ${process.pid}.`)
  })

  it("lets every process end when the supervisor itself is killed, and can then be started again", async () => {
    const dataDir = newDataDir()
    const port = await freePort()
    const program = `
      const { Supervisor } = await import(${JSON.stringify(join(import.meta.dirname, "Supervisor.ts"))})
      const { tcpAccepts } = await import(${JSON.stringify(join(import.meta.dirname, "conditions.ts"))})
      const supervisor = new Supervisor(${JSON.stringify(dataDir)})
      const service = ${JSON.stringify(listener("orphan", port, { before: `process.on("SIGTERM", () => {})` }))}
      await supervisor.start([{ ...service, ready: tcpAccepts(${port}, ${DEADLINE_MS}) }])
      console.log(supervisor.pid("orphan"))`
    const owner = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    const [line] = (await once(owner.stdout, "data")) as [Buffer]
    const orphan = Number(line.toString())
    expect(isAlive(orphan)).to.equal(true)
    owner.kill("SIGKILL")
    await once(owner, "exit")
    const { supervisor } = supervise(dataDir)
    await supervisor.start([listener("orphan", port)])
    expect(isAlive(orphan)).to.equal(false)
  })

  it("can be stopped while it is still starting", async () => {
    const { supervisor } = supervise()
    const never = listener("never", await freePort(), { ready: { ...tcpAccepts(1, 60_000), description: "nothing" } })
    const starting = rejection(supervisor.start([never]))
    await until("the process", () => supervisor.pid("never") !== undefined)
    const pid = supervisor.pid("never") ?? 0
    await supervisor.stop()
    expect((await starting).message).to.equal("The system was stopped.")
    expect(isAlive(pid)).to.equal(false)
  })
})
