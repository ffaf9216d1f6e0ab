import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { after, before, describe, it } from "node:test"
import { expect } from "chai"
import type { Browser, Page } from "playwright-core"
import { until } from "../until.ts"
import { installCamera, type Likeness } from "./camera.ts"
import { launchChromium } from "./chromium.ts"
import { isGone, isHeard, isSeen, listen, look } from "./perception.ts"

const alice: Likeness = { colour: [230, 60, 40], toneHz: 440 }
const bob: Likeness = { colour: [40, 110, 230], toneHz: 660 }

/** The detectors every other browser test trusts: first shown to say no. */
describe("what a test sees and hears in a page", () => {
  let browser: Browser
  let page: Page
  let server: Server

  before(async () => {
    server = createServer((_, response) =>
      response.end("<!doctype html><video id=v autoplay muted playsinline></video>"),
    )
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    browser = await launchChromium()
    const context = await browser.newContext()
    await installCamera(context, alice)
    page = await context.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  })
  after(async () => {
    await browser?.close()
    server?.close()
  })

  it("is nothing where there is no element and no stream", async () => {
    expect(isSeen(await look(page, "#nobody", alice))).to.equal(false)
    expect(isSeen(await look(page, "#v", alice))).to.equal(false)
    expect(isHeard(await listen(page, "#v", alice.toneHz))).to.equal(false)
  })

  it("is one person's picture, clock and tone, and not another's", async () => {
    await page.evaluate(async () => {
      const video = document.querySelector("video") as HTMLVideoElement
      video.srcObject = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
      await video.play()
    })
    const sight = await until("alice's clock", async () => {
      const seen = await look(page, "#v", alice)
      return seen.clockMs !== undefined && seen
    })
    expect(isSeen(sight)).to.equal(true)
    expect((sight.readAtMs % 2 ** 32) - (sight.clockMs as number)).to.be.within(-5, 500)
    expect(isSeen(await look(page, "#v", bob))).to.equal(false)
    expect(isHeard(await listen(page, "#v", alice.toneHz))).to.equal(true)
    expect(isHeard(await listen(page, "#v", bob.toneHz))).to.equal(false)
  })

  it("notices a tone and a picture that should be gone", async () => {
    expect(isGone(await listen(page, "#v", alice.toneHz))).to.equal(false)
    await page.evaluate(() => {
      const stream = (document.querySelector("video") as HTMLVideoElement).srcObject as MediaStream
      for (const track of stream.getTracks()) track.enabled = false
    })
    await until("silence", async () => isGone(await listen(page, "#v", alice.toneHz)))
    await until("darkness", async () => !isSeen(await look(page, "#v", alice)))
  })
})
