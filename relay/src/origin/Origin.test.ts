import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { fileURLToPath } from "node:url"
import { expect } from "chai"
import fc from "fast-check"
import { decodeProgram } from "../../../test/detectors/decodeProgram.ts"
import { encodeProgram } from "../studio/synthetic/encodeProgram.ts"
import { until } from "../studio/synthetic/TestStudio.ts"
import { parseLivePath } from "./parseLivePath.ts"
import { ProgramFeeder, TestOrigin } from "./TestOrigin.ts"

const ROOM = { room: "77", lastMediaSequence: -1, lastDiscontinuitySequence: -1 }
const MEDIA = "/live/77/source/media.m3u8"
const startMs = 30_000
const program = await encodeProgram({ seconds: 9, toneHertz: 440, timelineOriginMs: Date.now() - startMs, startMs })
const FRAME = 1 / 15

function lines(playlist: string, start: string): string[] {
  return playlist.split("\n").filter((line) => line.startsWith(start))
}

describe("the live origin", () => {
  const test = new TestOrigin()
  let feeder: ProgramFeeder
  const announced: { mediaSequence: number; discontinuitySequence: number }[] = []

  before(async () => {
    await test.start()
    test.origin.on("segment", (segment) => announced.push(segment))
    const { packagerSocketPath } = await test.origin.openBroadcast({
      ...ROOM,
      lastMediaSequence: 41,
      lastDiscontinuitySequence: 4,
    })
    feeder = await ProgramFeeder.connect(packagerSocketPath, program)
  })
  after(() => test.stop())

  it("lets the first viewer wait for the first part rather than fail", async () => {
    const waiting = test.get("/live/77/index.m3u8")
    feeder.sendUntil(0.2 + FRAME)
    const reply = await waiting
    expect(reply.status).to.equal(200)
    expect(reply.headers.get("content-type")).to.equal("application/vnd.apple.mpegurl")
    expect(reply.text).to.match(
      /CODECS="avc1\.64[0-9a-f]{4},mp4a\.40\.2",RESOLUTION=640x360,FRAME-RATE=15\.000\nsource\/media\.m3u8/,
    )
  })

  it("goes on above the numbers it was told", async () => {
    const { text } = await test.get(MEDIA)
    expect(text).to.contain("#EXT-X-MEDIA-SEQUENCE:42")
    expect(text).to.contain("#EXT-X-DISCONTINUITY-SEQUENCE:5")
    expect(text).to.contain('#EXT-X-MAP:URI="init-42.mp4"')
    expect(text).to.contain('#EXT-X-PART:DURATION=0.2,URI="part-42-0.m4s",INDEPENDENT=YES')
    expect(text).to.contain('#EXT-X-PRELOAD-HINT:TYPE=PART,URI="part-42-1.m4s"')
    expect(lines(text, "#EXTINF")).to.deep.equal([])
    await until("the announcement", () => announced.length === 1)
    expect(announced[0]).to.include({ mediaSequence: 42, discontinuitySequence: 5 })
  })

  it("answers a blocking reload only when the part exists, and then at once", async () => {
    let answered = false
    const waiting = test.get(`${MEDIA}?_HLS_msn=42&_HLS_part=1`).then((reply) => {
      answered = true
      return reply
    })
    feeder.sendUntil(0.4)
    // Another request, asked later and answered earlier, shows that the waiting one was not merely slow.
    expect((await test.get(MEDIA)).text).not.to.contain('part-42-1.m4s",')
    expect(answered).to.equal(false)
    const sentMs = performance.now()
    feeder.sendUntil(0.4 + FRAME)
    const reply = await waiting
    expect(performance.now() - sentMs).to.be.lessThan(150)
    expect(lines(reply.text, "#EXT-X-PART:")).to.have.length(2)
  })

  it("holds a request for the hinted part until it is there", async () => {
    const waiting = test.get("/live/77/source/part-42-2.m4s")
    feeder.sendUntil(0.6 + FRAME)
    const reply = await waiting
    expect(reply.status).to.equal(200)
    expect(reply.headers.get("content-type")).to.equal("video/mp4")
    expect(reply.bytes.toString("latin1", 4, 8)).to.equal("moof")
  })

  it("answers a request for a whole segment's playlist when the segment is complete", async () => {
    const waiting = test.get(`${MEDIA}?_HLS_msn=42`)
    feeder.sendUntil(2 + FRAME)
    const { text } = await waiting
    expect(lines(text, "#EXTINF")).to.deep.equal(["#EXTINF:2,"])
    expect(text).to.contain('#EXT-X-PRELOAD-HINT:TYPE=PART,URI="part-43-0.m4s"')
  })

  it("takes a part number beyond the end of a segment as the first part of the next", async () => {
    const waiting = test.get(`${MEDIA}?_HLS_msn=42&_HLS_part=10`)
    feeder.sendUntil(2.2 + FRAME)
    expect((await waiting).text).to.contain('URI="part-43-0.m4s",INDEPENDENT=YES')
  })

  it("refuses what is too far ahead, half a directive, or no number", async () => {
    for (const query of [
      "_HLS_msn=46",
      "_HLS_part=1",
      "_HLS_msn=x",
      "_HLS_msn=42&_HLS_part=-1",
      "_HLS_msn=1e3",
      "_HLS_skip=maybe",
    ]) {
      const reply = await test.get(`${MEDIA}?${query}`)
      expect(reply.status, query).to.equal(400)
      expect(JSON.parse(reply.text).error.code).to.equal("BAD_REQUEST")
    }
  })

  it("knows no other address", async () => {
    const paths = [
      "/",
      "/live/78/index.m3u8",
      "/live/77/",
      "/live/77/other/media.m3u8",
      "/live/77/source/init-1.mp4",
      "/live/77/source/segment-43.m4s",
      "/live/77/source/segment-1.m4s",
      "/live/77/source/part-42-99.m4s",
      "/live/77/source/journal.jsonl",
      "/live/..%2f..%2fetc/index.m3u8",
      "/live/77/source/..%2fjournal.jsonl",
    ]
    for (const path of paths) {
      const reply = await test.get(path)
      expect(reply.status, path).to.equal(404)
      expect(JSON.parse(reply.text).error.code, path).to.be.oneOf(["NOT_FOUND", "ROOM_NOT_FOUND"])
      expect(reply.headers.get("access-control-allow-origin"), path).to.equal("*")
    }
    fc.assert(
      fc.property(fc.string(), (path) => {
        parseLivePath(path)
      }),
    )
  })

  it("says how long caches may keep each answer", async () => {
    const maxAge = async (path: string) =>
      /max-age=(\d+)/.exec((await test.get(path)).headers.get("cache-control") ?? "")?.[1]
    expect(await maxAge(MEDIA)).to.equal("1")
    expect(await maxAge(`${MEDIA}?_HLS_msn=42`)).to.equal("12")
    expect(await maxAge("/live/77/source/segment-42.m4s")).to.equal("3600")
    expect(await maxAge("/live/77/source/part-42-0.m4s")).to.equal("3600")
    expect((await test.get(`${MEDIA}?_HLS_msn=99`)).headers.get("cache-control")).to.equal("no-store")
  })

  it("answers HEAD without a body and OPTIONS for any page", async () => {
    for (const path of [
      "/live/77/index.m3u8",
      MEDIA,
      "/live/77/source/segment-42.m4s",
      "/live/77/source/init-42.mp4",
    ]) {
      const head = await test.get(path, { method: "HEAD" })
      const whole = await test.get(path)
      expect(head.status, path).to.equal(200)
      expect(head.bytes).to.have.length(0)
      expect(head.headers.get("content-length"), path).to.equal(String(whole.bytes.length))
    }
    const options = await test.get(MEDIA, { method: "OPTIONS" })
    expect(options.status).to.equal(204)
    expect(options.headers.get("access-control-allow-origin")).to.equal("*")
    expect((await test.get(MEDIA, { method: "POST" })).status).to.equal(404)
  })

  it("serves a segment that is its parts one after the other, and that decodes", async () => {
    const segment = (await test.get("/live/77/source/segment-42.m4s")).bytes
    const parts: Buffer[] = []
    for (let index = 0; index < 10; index++) parts.push((await test.get(`/live/77/source/part-42-${index}.m4s`)).bytes)
    expect(segment.equals(Buffer.concat(parts))).to.equal(true)
    const decoded = await decodeProgram(Buffer.concat([(await test.get("/live/77/source/init-42.mp4")).bytes, segment]))
    expect(decoded.pictures).to.have.length(30)
  })

  it("counts viewers and shows the live edge", async () => {
    await test.get(MEDIA, { headers: { "user-agent": "another viewer" } })
    await until("two viewers", () => test.origin.status("77")?.viewers === 2)
    expect(test.origin.status("77")).to.include({ live: true, edgeMediaSequence: 43 })
  })

  it("starts its thread again when it dies, with the same port, room and numbers", async () => {
    await feeder.close()
    const restarted = once(test.origin, "restarted")
    await test.origin.restartThread()
    await restarted
    const { text } = await test.get(MEDIA)
    expect(text).to.contain("#EXT-X-MEDIA-SEQUENCE:42")
    expect(lines(text, "segment-")).to.deep.equal(["segment-42.m4s", "segment-43.m4s"])
  })

  it("ends the playlist off air, and goes on behind a discontinuity when on air again", async () => {
    const waiting = test.get(`${MEDIA}?_HLS_msn=44`)
    await test.origin.closeBroadcast("77")
    expect((await waiting).text).to.contain("#EXT-X-ENDLIST")
    expect((await test.get(MEDIA)).text).not.to.contain("PRELOAD-HINT")
    const { packagerSocketPath } = await test.origin.openBroadcast(ROOM)
    feeder = await ProgramFeeder.connect(packagerSocketPath, program)
    feeder.sendUntil(2.5)
    const { text } = await test.get(`${MEDIA}?_HLS_msn=44`)
    expect(text).not.to.contain("#EXT-X-ENDLIST")
    expect(lines(text, "#EXT-X-DISCONTINUITY\n".trim())).to.include("#EXT-X-DISCONTINUITY")
    expect(lines(text, "segment-")).to.deep.equal(["segment-42.m4s", "segment-43.m4s", "segment-44.m4s"])
    expect(text).to.contain('#EXT-X-MAP:URI="init-44.mp4"')
    expect(test.errors).to.deep.equal([])
  })
})

describe("an origin with a small rewind window", () => {
  it("forgets old segments from the playlist and from disk, and skips known ones on request", async () => {
    const test = new TestOrigin()
    await test.start()
    const long = await encodeProgram({
      seconds: 30,
      toneHertz: 440,
      timelineOriginMs: Date.now(),
      startMs: 0,
      keyFrameIntervalMs: 1_000,
    })
    const { packagerSocketPath } = await test.origin.openBroadcast({
      ...ROOM,
      dvrSeconds: 20,
      targetDurationSeconds: 1,
    })
    const feeder = await ProgramFeeder.connect(packagerSocketPath, long)
    feeder.sendUntil(30)
    await until("the last segment", () => test.origin.status("77")?.edgeMediaSequence === 29)
    const { text } = await test.get(`${MEDIA}?_HLS_msn=28`)
    expect(lines(text, "segment-")).to.have.length(20)
    expect(text).to.contain("#EXT-X-MEDIA-SEQUENCE:9")
    expect((await test.get("/live/77/source/segment-8.m4s")).status).to.equal(404)
    expect((await test.get("/live/77/source/segment-9.m4s")).bytes.length).to.be.greaterThan(1_000)
    const delta = (await test.get(`${MEDIA}?_HLS_msn=28&_HLS_skip=YES`)).text
    expect(delta).to.match(/#EXT-X-SKIP:SKIPPED-SEGMENTS=1[45]\n/)
    const skipped = Number(/SKIPPED-SEGMENTS=(\d+)/.exec(delta)?.[1])
    expect(lines(delta, "segment-")).to.deep.equal(lines(text, "segment-").slice(skipped))
    await feeder.close()
    await test.stop()
  })

  it("says 503 when nothing comes for three target durations", async () => {
    const test = new TestOrigin()
    await test.start()
    await test.origin.openBroadcast({ ...ROOM, targetDurationSeconds: 1 })
    const reply = await test.get("/live/77/index.m3u8")
    expect(reply.status).to.equal(503)
    expect(JSON.parse(reply.text).error.code).to.equal("LIVE_EDGE_STALLED")
    expect(reply.headers.get("retry-after")).to.equal("1")
    expect(reply.elapsedMs).to.be.within(2_900, 4_000)
    await test.stop()
  })
})

describe("an origin whose process is killed", () => {
  const folder = mkdtempSync(join(tmpdir(), "openair-kill-"))
  const children: ChildProcess[] = []
  const roomFolder = () => join(folder, readdirSync(folder).find((name) => name.startsWith("room-")) ?? "")
  after(() => {
    for (const child of children) child.kill("SIGKILL")
    rmSync(folder, { recursive: true })
  })

  async function startProcess(lastMediaSequence: number) {
    const module = JSON.stringify(fileURLToPath(new URL("Origin.ts", import.meta.url)))
    const script = `
      const { Origin } = await import(${module})
      const origin = new Origin({ dvrFolder: ${JSON.stringify(folder)} })
      origin.on("error", (error) => console.error(error.message))
      const port = await origin.start(0)
      const { packagerSocketPath } = await origin.openBroadcast({ room: "77", lastMediaSequence: ${lastMediaSequence}, lastDiscontinuitySequence: -1 })
      console.log(JSON.stringify({ port, packagerSocketPath }))`
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    children.push(child)
    const [line] = (await once(child.stdout, "data")) as [Buffer]
    const { port, packagerSocketPath } = JSON.parse(line.toString()) as { port: number; packagerSocketPath: string }
    const playlist = async (query = "") => (await fetch(`http://127.0.0.1:${port}${MEDIA}${query}`)).text()
    const bytes = async (name: string) => {
      const reply = await fetch(`http://127.0.0.1:${port}/live/77/source/${name}`)
      return Buffer.from(await reply.arrayBuffer())
    }
    return { child, playlist, bytes, feeder: await ProgramFeeder.connect(packagerSocketPath, program) }
  }

  it("goes on in the same playlist: the cut-off segment shorter, the next one behind a discontinuity", async () => {
    const first = await startProcess(-1)
    first.feeder.sendUntil(4.6 + FRAME)
    const before = await first.playlist("?_HLS_msn=2&_HLS_part=2")
    expect(lines(before, '#EXT-X-PART:DURATION=0.2,URI="part-2-')).to.have.length(3)
    const bytesOfParts = await Promise.all([0, 1, 2].map((index) => first.bytes(`part-2-${index}.m4s`)))
    const written = bytesOfParts.reduce((sum, part) => sum + part.length, 0)
    const onDisk = () => statSync(join(roomFolder(), "segment-2.m4s"), { throwIfNoEntry: false })?.size
    await until("the parts to be on disk", () => onDisk() === written)
    first.child.kill("SIGKILL")
    await once(first.child, "exit")
    // As if the kill had come in the middle of a write.
    truncateSync(join(roomFolder(), "segment-2.m4s"), statSync(join(roomFolder(), "segment-2.m4s")).size - 100)

    const second = await startProcess(2)
    const recovered = await second.playlist()
    expect(lines(recovered, "#EXTINF")).to.deep.equal(["#EXTINF:2,", "#EXTINF:2,", "#EXTINF:0.4,"])
    expect(recovered).to.contain("#EXT-X-MEDIA-SEQUENCE:0")
    second.feeder.sendUntil(2.5)
    const continued = await second.playlist("?_HLS_msn=3")
    expect(lines(continued, "segment-")).to.deep.equal([0, 1, 2, 3].map((number) => `segment-${number}.m4s`))
    const tail = continued.slice(continued.indexOf("segment-2.m4s"))
    expect(tail).to.match(/^segment-2\.m4s\n#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI="init-3\.mp4"\n/)
    const { bytes } = second
    const old = Buffer.concat([await bytes("init-0.mp4"), await bytes("segment-1.m4s"), await bytes("segment-2.m4s")])
    expect((await decodeProgram(old)).pictures).to.have.length(36)
    second.child.kill("SIGKILL")
    await once(second.child, "exit")
  })

  it("starts above what was announced when the disk was lost", async () => {
    rmSync(roomFolder(), { recursive: true })
    const third = await startProcess(500)
    third.feeder.sendUntil(2.5)
    expect(await third.playlist("?_HLS_msn=501")).to.contain("#EXT-X-MEDIA-SEQUENCE:501")
    third.child.kill("SIGKILL")
    await once(third.child, "exit")
  })
})
