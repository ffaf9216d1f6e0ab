import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { after, afterEach, before, describe, it } from "node:test"
import { fileURLToPath } from "node:url"
import { capabilitySet } from "@openair/protocol"
import { expect } from "chai"
import type { Browser, Page } from "playwright-core"
import { build } from "vite"
import { TinyRelay } from "../../../../residents/src/testing/TinyRelay.ts"
import { installCamera, type Likeness } from "../../../../test/browser/camera.ts"
import { launchChromium } from "../../../../test/browser/chromium.ts"
import { isGone, isHeard, isSeen, listen, look } from "../../../../test/browser/perception.ts"
import { until } from "../../../../test/until.ts"
import type { CallMedia } from "./CallMedia.ts"

const LIKENESSES = {
  alice: { colour: [230, 60, 40], toneHz: 440 },
  bob: { colour: [40, 110, 230], toneHz: 660 },
} as const satisfies Record<string, Likeness>
type Name = keyof typeof LIKENESSES
/** A picture older than this is not live. */
const FRESH_MS = 1000
const ACCOUNTS = { alice: `0x${"a1".repeat(20)}`, bob: `0x${"b0".repeat(20)}` } as const

interface PageGlobals {
  call: CallMedia
  firstFrames: Map<string, number>
  start(relay: string, sessionId: string): Promise<void>
  publishAll(): Promise<void>
}
declare const window: PageGlobals

describe("a call in a real browser", () => {
  let browser: Browser
  let server: Server
  let relay: TinyRelay
  const contexts: { close(): Promise<void> }[] = []

  before(async () => {
    const script = await bundle()
    server = createServer((request, response) => {
      const isScript = request.url === "/page.js"
      response.setHeader("content-type", isScript ? "text/javascript" : "text/html")
      response.end(isScript ? script : "<!doctype html><body><script type=module src=/page.js></script>")
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    browser = await launchChromium()
  })
  after(async () => {
    await browser?.close()
    server?.close()
  })
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
    await relay.close().catch(() => {})
  })

  async function person(name: Name): Promise<Page> {
    const context = await browser.newContext()
    contexts.push(context)
    await installCamera(context, LIKENESSES[name])
    const page = await context.newPage()
    page.on("pageerror", (error) => console.error(`${name}: ${error.message}`))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction(() => "start" in window)
    relay.sessions.set(name, ACCOUNTS[name])
    await page.evaluate(([origin, session]) => window.start(origin, session), [relay.origin, name] as const)
    return page
  }

  const join = (page: Page) => page.evaluate(() => window.call.join())
  const publish = (page: Page) => page.evaluate(() => window.publishAll())
  const snapshot = (page: Page) =>
    page.evaluate(() => {
      const { status, published, remote } = window.call.getSnapshot()
      const states = Object.entries(published).map(([source, { status }]) => [source, status])
      return { status, published: Object.fromEntries(states), remote: remote.length }
    })

  const consumers = (page: Page) =>
    page.evaluate(() => window.call.getSnapshot().remote.map(({ consumerId }) => consumerId))

  async function perceives(page: Page, other: Name): Promise<void> {
    const element = `#of-${other}`
    await until(
      `${other}'s picture as it is now`,
      async () => {
        const sight = await look(page, element, LIKENESSES[other])
        const ageMs = (sight.readAtMs % 2 ** 32) - (sight.clockMs ?? Number.NEGATIVE_INFINITY)
        return isSeen(sight) && ageMs < FRESH_MS
      },
      10_000,
    )
    await until(`${other}'s tone`, async () => isHeard(await listen(page, element, LIKENESSES[other].toneHz)), 10_000)
  }

  async function both() {
    relay = await TinyRelay.open()
    const [alice, bob] = await Promise.all([person("alice"), person("bob")])
    await Promise.all([join(alice), join(bob)])
    await Promise.all([publish(alice), publish(bob)])
    await Promise.all([perceives(alice, "bob"), perceives(bob, "alice")])
    return { alice, bob }
  }

  it("carries pictures and tones both ways, the first frame well within a second and a half of joining", async () => {
    relay = await TinyRelay.open()
    const alice = await person("alice")
    await join(alice)
    await publish(alice)
    const bob = await person("bob")
    const tookMs = await bob.evaluate(async () => {
      const startMs = performance.now()
      await window.call.join()
      const joinedMs = performance.now() - startMs
      while (!window.firstFrames.has("alice")) await new Promise((resolve) => setTimeout(resolve, 5))
      return { joinedMs, firstFrameMs: (window.firstFrames.get("alice") ?? 0) - startMs }
    })
    console.log("join → first frame, ms:", tookMs)
    expect(tookMs.firstFrameMs).to.be.lessThan(1500)
    await publish(bob)
    await Promise.all([perceives(alice, "bob"), perceives(bob, "alice")])
  })

  it("stops what is forbidden, says so, and publishes again without a reload once permitted", async () => {
    const { alice, bob } = await both()
    await relay.setRights(ACCOUNTS.bob, capabilitySet("JOIN"))
    await until("bob to be told", async () => (await snapshot(bob)).published.microphone === "stopped")
    expect((await snapshot(bob)).published).to.deep.equal({ microphone: "stopped", camera: "stopped" })
    await until("silence of bob", async () => isGone(await listen(alice, "#of-bob", LIKENESSES.bob.toneHz)))
    const refused = await bob.evaluate(() => window.publishAll().catch((error) => error.code as string))
    expect(refused).to.equal("NOT_PERMITTED")
    await relay.setRights(ACCOUNTS.bob, capabilitySet("JOIN", "MICROPHONE", "CAMERA"))
    await publish(bob)
    await perceives(alice, "bob")
  })

  it("keeps sending while signalling is broken for a moment, and joins again", async () => {
    const { alice, bob } = await both()
    const producersBefore = await bob.evaluate(() => window.call.getSnapshot().self?.producers.length)
    relay.dropConnections()
    await until("both to be back", async () => {
      const states = await Promise.all([snapshot(alice), snapshot(bob)])
      return states.every(({ status, remote }) => status === "joined" && remote === 2)
    })
    await Promise.all([perceives(alice, "bob"), perceives(bob, "alice")])
    expect(producersBefore).to.equal(0)
    expect(await bob.evaluate(() => window.call.getSnapshot().self?.producers.length)).to.equal(2)
  })

  it("comes back by itself after the relay died, publishing what was on and is still permitted", async () => {
    const { bob } = await both()
    const { port, sessions } = relay
    const before = await consumers(bob)
    await relay.die()
    const diedAtMs = performance.now()
    relay = await TinyRelay.open(port, sessions, new Map([[ACCOUNTS.bob, capabilitySet("JOIN", "CAMERA")]]))
    await until("new consumers", async () => (await consumers(bob)).filter((id) => !before.includes(id)).length === 2)
    await perceives(bob, "alice")
    console.log("relay died → bob hears alice, ms:", Math.round(performance.now() - diedAtMs))
    await until("bob's camera to be on", async () => (await snapshot(bob)).published.camera === "live")
    expect((await snapshot(bob)).published).to.deep.equal({ microphone: "refused", camera: "live" })
  })

  it("comes back after the media engine alone died", async () => {
    const { alice, bob } = await both()
    const before = [...(await consumers(alice)), ...(await consumers(bob))]
    relay.killWorker()
    await until("new media both ways", async () => {
      const now = [...(await consumers(alice)), ...(await consumers(bob))]
      return now.filter((id) => !before.includes(id)).length === 4
    })
    await Promise.all([perceives(alice, "bob"), perceives(bob, "alice")])
  })
})

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL("testing/page.ts", import.meta.url)), formats: ["es"] },
    },
  })
  const outputs = Array.isArray(result)
    ? result.flatMap(({ output }) => output)
    : "output" in result
      ? result.output
      : []
  const chunk = outputs.find((each) => each.type === "chunk")
  if (chunk?.type !== "chunk") throw new Error("nothing was bundled")
  return chunk.code
}
