import { once } from "node:events"
import { createReadStream } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { after, before, describe, it } from "node:test"
import { fileURLToPath } from "node:url"
import { expect } from "chai"
import type { Browser, Page } from "playwright-core"
import { launchChromium } from "../../../test/browser/chromium.ts"
import { hasColour, type Rgb, type RgbaImage } from "../../../test/detectors/colour.ts"
import { STUDIO_SMALL } from "../studio/messages.ts"
import { StudioProcess } from "../studio/StudioProcess.ts"
import { SyntheticPerson } from "../studio/synthetic/SyntheticPerson.ts"
import { until } from "../studio/synthetic/TestStudio.ts"
import { TestOrigin } from "./TestOrigin.ts"

const RED: Rgb = [200, 30, 30]
const HLS_JS = fileURLToPath(import.meta.resolve("hls.js/dist/hls.js"))

/** Ample: how fast it is on a quiet machine is measured elsewhere. */
const DEADLINE_MS = 40_000

const page = (playlist: string) => `<!doctype html><video muted></video><script src="/hls.js"></script><script>
  const video = document.querySelector("video")
  const fatal = []
  let hls
  function start() {
    hls?.destroy()
    hls = new Hls({ lowLatencyMode: true })
    hls.on(Hls.Events.ERROR, (_, data) => { if (data.fatal) fatal.push(data.details) })
    hls.loadSource(${JSON.stringify(playlist)})
    hls.attachMedia(video)
    video.play()
  }
  start()
  // As the app's player does: a picture that stands still for five seconds gets a fresh player in the same page.
  let last = { time: 0, at: Date.now() }
  setInterval(() => {
    if (video.currentTime !== last.time) last = { time: video.currentTime, at: Date.now() }
    else if (Date.now() - last.at > 5000) { last.at = Date.now(); start() }
  }, 500)
</script>`

interface PlayerState {
  readonly currentTime: number
  /** When the picture shown was mixed, Unix ms; 0 while that is unknown. */
  readonly madeAtMs: number
  readonly fatal: string[]
  readonly pixels: number[]
}

/** Runs in the page: what the player shows and when that was mixed. */
const readPlayer = `(() => {
  const canvas = document.createElement("canvas")
  canvas.width = 160
  canvas.height = 90
  const context = canvas.getContext("2d")
  context.drawImage(video, 0, 0, 160, 90)
  return {
    currentTime: video.currentTime,
    madeAtMs: hls.playingDate ? hls.playingDate.getTime() : 0,
    fatal,
    pixels: Array.from(context.getImageData(0, 0, 160, 90).data),
  }
})()`

describe("a real browser with hls.js", () => {
  const test = new TestOrigin()
  const alice = new SyntheticPerson({ personId: "alice", codec: "VP8", rgb: RED, toneHertz: 440, framesPerSecond: 15 })
  let studio: StudioProcess
  let site: Server
  let browser: Browser
  let tab: Page

  before(async () => {
    await test.start()
    const opened = await test.origin.openBroadcast({ room: "5", lastMediaSequence: -1, lastDiscontinuitySequence: -1 })
    const { packagerSocketPath, playlistPath } = opened
    const config = { ...STUDIO_SMALL, audioBitrateBps: 96_000, packagerSocketPath, timelineOriginMs: Date.now() }
    studio = new StudioProcess(config)
    const ports = new Map<string, number>()
    studio.on("inputReady", ({ inputId, port }) => ports.set(inputId, port))
    studio.on("keyFrameRequest", () => alice.requestKeyFrame())
    studio.addInput(alice.videoInput)
    studio.addInput(alice.audioInput)
    studio.setBus([
      { personId: "alice", medium: "video" },
      { personId: "alice", medium: "audio" },
    ])
    studio.start()
    await until("the ports", () => ports.size === 2)
    await alice.start({ video: ports.get("alice-video") ?? null, audio: ports.get("alice-audio") ?? null })
    const playlist = `http://127.0.0.1:${test.origin.port}${playlistPath}`
    site = createServer((request, response) => {
      if (request.url === "/hls.js") createReadStream(HLS_JS).pipe(response)
      else response.writeHead(200, { "content-type": "text/html" }).end(page(playlist))
    }).listen(0, "127.0.0.1")
    await once(site, "listening")
    browser = await launchChromium()
    tab = await browser.newPage()
    await tab.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
  })
  after(async () => {
    await browser?.close()
    site?.close()
    alice.stop()
    await studio?.stop()
    await test.stop()
  })

  /** Looks at the player until `wanted` holds; its last state. */
  async function player(what: string, wanted: (state: PlayerState) => boolean): Promise<PlayerState> {
    const deadlineMs = performance.now() + DEADLINE_MS
    for (;;) {
      const state = (await tab.evaluate(readPlayer)) as PlayerState
      if (wanted(state)) return state
      if (performance.now() > deadlineMs) throw new Error(`${what}: ${JSON.stringify({ ...state, pixels: undefined })}`)
    }
  }

  const image = ({ pixels }: PlayerState): RgbaImage => ({ width: 160, height: 90, data: Uint8Array.from(pixels) })

  it("plays the program", async () => {
    const state = await player("the picture", (each) => each.currentTime > 1 && hasColour(image(each), RED))
    expect(state.fatal).to.deep.equal([])
  })

  it("plays on without a reload when the studio is killed", async () => {
    const killedAtMs = Date.now()
    const ready = once(studio, "ready")
    process.kill(studio.pid ?? 0, "SIGKILL")
    await ready
    const state = await player("going on", (each) => each.madeAtMs > killedAtMs + 1_000 && hasColour(image(each), RED))
    expect(state.fatal).to.deep.equal([])
    expect((await test.get("/live/5/source/media.m3u8")).text).to.contain("#EXT-X-DISCONTINUITY\n")
  })

  it("plays on without a reload when the origin's thread dies", async () => {
    const killedAtMs = Date.now()
    const restarted = once(test.origin, "restarted")
    await test.origin.restartThread()
    await restarted
    const state = await player("going on", (each) => each.madeAtMs > killedAtMs + 1_000 && hasColour(image(each), RED))
    expect(state.fatal).to.deep.equal([])
  })
})
