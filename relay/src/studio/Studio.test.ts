import { spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { createSocket } from "node:dgram"
import { once } from "node:events"
import { existsSync, readFileSync } from "node:fs"
import { after, before, describe, it } from "node:test"
import { fileURLToPath } from "node:url"
import { expect } from "chai"
import { colourShare, hasColour, type Rgb } from "../../../test/detectors/colour.ts"
import type { DecodedProgram } from "../../../test/detectors/decodeProgram.ts"
import { hasTone, loudness } from "../../../test/detectors/tone.ts"
import { rtpPacket } from "./synthetic/packetize.ts"
import { SyntheticPerson } from "./synthetic/SyntheticPerson.ts"
import { TestStudio, until } from "./synthetic/TestStudio.ts"

const RED: Rgb = [200, 30, 30]
const BLUE: Rgb = [30, 30, 200]
/** From a change of the bus to its being in the program: message, one tick, one frame of sound. */
const REACTION_SECONDS = 0.3

function pictureAt(program: DecodedProgram, seconds: number) {
  const picture = program.pictures.findLast((each) => each.seconds <= seconds)
  if (!picture) throw new Error(`no picture at ${seconds} s`)
  return picture.image
}

describe("the studio", () => {
  const studio = new TestStudio()
  const alice = new SyntheticPerson({ personId: "alice", codec: "VP8", rgb: RED, toneHertz: 440, framesPerSecond: 15 })
  const bob = new SyntheticPerson({ personId: "bob", codec: "H264", rgb: BLUE, toneHertz: 660, framesPerSecond: 15 })
  const at = { empty: 0, both: 0, bobSilenced: 0, bobUnseen: 0, bobVoiceOnly: 0, bobBack: 0, end: 0 }
  let program: DecodedProgram

  before(async () => {
    await studio.start()
    studio.process.setSlate({ title: "Townhall", subtitle: "starts at noon" })
    at.empty = studio.nowSeconds
    await studio.made(at.empty + 0.6)
    await Promise.all([studio.add(alice), studio.add(bob)])
    const step = async (who: Record<string, string>, seconds: number) => {
      const now = studio.nowSeconds
      studio.setBus(who)
      await studio.made(now + seconds)
      return now
    }
    at.both = await step({ alice: "av", bob: "av" }, 2)
    at.bobSilenced = await step({ alice: "av", bob: "v" }, 1)
    at.bobUnseen = await step({ alice: "av" }, 1)
    at.bobVoiceOnly = await step({ alice: "av", bob: "a" }, 1)
    at.bobBack = await step({ alice: "av", bob: "av" }, 1.2)
    at.end = studio.nowSeconds
    program = await studio.decode()
  })
  after(() => studio.close())

  const sound = (from: number, to: number) => program.soundBetween(from + REACTION_SECONDS, to)
  const picture = (until: number) => pictureAt(program, until - 0.1)

  it("shows a slate and gives silence while nobody is there", () => {
    const image = pictureAt(program, at.empty + 0.4)
    expect(hasColour(image, RED)).to.equal(false)
    expect(colourShare(image, [240, 240, 240])).to.be.lessThan(0.05)
    const bright = image.data.filter((value, index) => index % 4 === 0 && value > 180).length
    expect(bright, "letters").to.be.greaterThan(100)
    expect(loudness(program.soundBetween(at.empty, at.empty + 0.5))).to.be.lessThan(0.001)
  })

  it("shows everybody on the bus and mixes their voices", () => {
    expect(colourShare(picture(at.bobSilenced), RED)).to.be.greaterThan(0.12)
    expect(colourShare(picture(at.bobSilenced), BLUE)).to.be.greaterThan(0.12)
    for (const hertz of [440, 660])
      expect(hasTone(sound(at.both + 0.8, at.bobSilenced), 48_000, hertz), `${hertz} Hz`).to.equal(true)
  })

  it("takes a voice off at once when it leaves the bus, though its packets keep coming, and leaves the picture", () => {
    expect(hasTone(sound(at.bobSilenced, at.bobUnseen), 48_000, 660)).to.equal(false)
    expect(hasTone(sound(at.bobSilenced, at.bobUnseen), 48_000, 440)).to.equal(true)
    expect(hasColour(picture(at.bobUnseen), BLUE)).to.equal(true)
  })

  it("takes a picture off and gives its room to the others", () => {
    expect(colourShare(picture(at.bobVoiceOnly), BLUE)).to.equal(0)
    expect(colourShare(picture(at.bobVoiceOnly), RED)).to.be.greaterThan(0.6)
  })

  it("shows a card for a voice without a picture", () => {
    expect(hasColour(picture(at.bobBack), BLUE)).to.equal(false)
    expect(colourShare(picture(at.bobBack), RED)).to.be.within(0.12, 0.3)
    expect(hasTone(sound(at.bobVoiceOnly, at.bobBack), 48_000, 660)).to.equal(true)
  })

  it("brings both back", () => {
    expect(hasColour(picture(at.end), BLUE)).to.equal(true)
    expect(hasTone(sound(at.bobBack, at.end - 0.3), 48_000, 660)).to.equal(true)
  })

  it("never opens an encoder again, and never breaks its picture or sound, whoever comes and goes", () => {
    expect(studio.sessions).to.have.length(1)
    expect(studio.stats.at(-1)?.encodersOpened).to.equal(2)
    expect(program.soundGaps).to.equal(0)
    const gaps = program.pictures.slice(1).map((each, index) => each.seconds - (program.pictures[index]?.seconds ?? 0))
    // A new encoder would be a new session; a machine at its limit may leave pictures out, but never a second of them.
    expect(Math.max(...gaps)).to.be.lessThan(1)
    expect(studio.errors).to.deep.equal([])
  })

  it("reports what it receives", () => {
    const last = studio.stats.at(-1)
    expect(last?.inputs.map((input) => input.inputId).sort()).to.deep.equal([
      "alice-audio",
      "alice-video",
      "bob-audio",
      "bob-video",
    ])
    for (const input of last?.inputs ?? []) expect(input.decodedFrames, input.inputId).to.be.greaterThan(30)
  })
})

describe("a studio whose child is killed", () => {
  const studio = new TestStudio()
  const alice = new SyntheticPerson({ personId: "alice", codec: "H264", rgb: RED, toneHertz: 440, framesPerSecond: 15 })
  before(async () => {
    process.env.SECRET_OF_THE_PARENT = "do not tell"
    await studio.start()
    await studio.add(alice)
    studio.setBus({ alice: "av" })
    await studio.made(studio.nowSeconds + 0.5)
  })
  after(() => studio.close())

  it("gives its child nothing to tell and no way to write", () => {
    const { pid } = studio.process
    const names = readFileSync(`/proc/${pid}/environ`, "utf8")
      .split("\0")
      .map((entry) => entry.split("=")[0])
    for (const name of names)
      expect([
        "PATH",
        "PWD",
        "OLDPWD",
        "SHLVL",
        "_",
        "",
        "NODE_CHANNEL_FD",
        "NODE_CHANNEL_SERIALIZATION_MODE",
      ]).to.include(name)
    expect(readFileSync(`/proc/${pid}/limits`, "utf8")).to.match(/Max file size\s+0\s+0/)
  })

  it("goes on within a second on the same ports, with the last bus, behind a discontinuity", async () => {
    const ports = [...studio.ports.entries()]
    const segments = studio.starts.length
    const killedMs = performance.now()
    process.kill(studio.process.pid ?? 0, "SIGKILL")
    await until("a new session", () => studio.sessions.length === 2)
    await until("its first segment", () => studio.starts.length > segments)
    expect(performance.now() - killedMs, "about 400 ms on a machine with time to spare").to.be.lessThan(3_000)
    expect(studio.starts.at(-1)?.discontinuitySequence).to.equal(1)
    expect(studio.starts.at(-1)?.mediaSequence).to.equal(segments)
    await studio.made(studio.nowSeconds + 2)
    const program = await studio.decode()
    const end = program.pictures.at(-1)?.seconds ?? 0
    expect(hasColour(pictureAt(program, end), RED)).to.equal(true)
    expect(hasTone(program.soundBetween(end - 0.8, end - 0.2), 48_000, 440)).to.equal(true)
    expect([...studio.ports.entries()]).to.deep.equal(ports)
  })
})

describe("a studio fed over a bad network", () => {
  it("keeps lips and voice within 80 ms of each other though the picture comes 150 ms late", async () => {
    const studio = new TestStudio({ framesPerSecond: 30 })
    const carol = new SyntheticPerson({
      personId: "carol",
      codec: "VP8",
      rgb: RED,
      toneHertz: 1_000,
      pulse: true,
      videoDelayMs: 150,
      width: 320,
      height: 180,
    })
    await studio.start()
    await studio.add(carol)
    studio.setBus({ carol: "av" })
    await studio.made(studio.nowSeconds + 5)
    const program = await studio.decode()
    await studio.close()
    const flashes = onsets(
      program.pictures.map((each) => [each.seconds, colourShare(each.image, [255, 255, 255]) > 0.4]),
    )
    const block = 48
    const beeps = onsets(
      Array.from({ length: Math.floor(program.samples.length / block) }, (_, index) => [
        program.soundStartSeconds + (index * block) / 48_000,
        loudness(program.samples.subarray(index * block, (index + 1) * block)) > 0.05,
      ]),
    )
    const offsets = flashes.slice(1).map((flash) => Math.min(...beeps.map((beep) => Math.abs(beep - flash))))
    expect(offsets.length).to.be.at.least(3)
    // The median: a picture left out by a busy machine moves one flash, not all.
    expect(
      offsets.sort((a, b) => a - b)[Math.floor(offsets.length / 2)],
      `flashes ${flashes}, beeps ${beeps}`,
    ).to.be.lessThan(0.08)
  })

  it("shows no smeared picture after a loss, asks for a key frame, and recovers", async () => {
    const studio = new TestStudio()
    const dave = new SyntheticPerson({
      personId: "dave",
      codec: "VP8",
      rgb: BLUE,
      toneHertz: 440,
      framesPerSecond: 15,
      loseEvery: 20,
    })
    await studio.start()
    await studio.add(dave)
    studio.setBus({ dave: "v" })
    await studio.made(studio.nowSeconds + 3)
    const program = await studio.decode()
    await studio.close()
    expect(studio.keyFrameRequests.length).to.be.within(1, 6)
    expect(studio.stats.at(-1)?.inputs.find((input) => input.inputId === "dave-video")?.lost).to.be.greaterThan(0)
    expect(hasColour(pictureAt(program, program.pictures.at(-1)?.seconds ?? 0), BLUE)).to.equal(true)
  })
})

describe("a studio that is sent rubbish", () => {
  it("neither dies nor stops mixing the others", async () => {
    const studio = new TestStudio()
    const erin = new SyntheticPerson({ personId: "erin", codec: "VP8", rgb: RED, toneHertz: 440, framesPerSecond: 15 })
    let crashes = 0
    studio.process.on("crash", () => crashes++)
    await studio.start()
    await studio.add(erin)
    const codecs = ["VP8", "H264", "opus"] as const
    const mallory = codecs.map((codec, index) => ({
      inputId: `mallory-${codec}`,
      personId: `mallory${index}`,
      label: "mallory \u202e\u0000 名",
      medium: codec === "opus" ? ("audio" as const) : ("video" as const),
      codec,
      payloadType: 96,
      ssrc: 66,
      clockRate: codec === "opus" ? 48_000 : 90_000,
    }))
    for (const input of mallory) studio.process.addInput(input)
    await until("mallory's ports", () => mallory.every(({ inputId }) => studio.ports.has(inputId)))
    studio.setBus({ erin: "av", mallory0: "v", mallory1: "v", mallory2: "a" })
    const socket = createSocket("udp4")
    const starts = [
      Buffer.from([0x90, 0x80, 0x80, 1, 0x10, 2, 0, 0x9d, 1, 0x2a, 64, 1, 180, 0]),
      Buffer.from([0x65]),
      Buffer.from([0x7c, 0x85]),
    ]
    for (let sequenceNumber = 0; sequenceNumber < 1_500; sequenceNumber++) {
      for (const [index, { inputId }] of mallory.entries()) {
        const payload = Buffer.concat([
          starts[(index + sequenceNumber) % 3] ?? Buffer.alloc(0),
          randomBytes(1 + (sequenceNumber % 700)),
        ])
        const marker = sequenceNumber % 2 === 0
        const packet = rtpPacket({
          payloadType: 96,
          marker,
          sequenceNumber,
          timestamp: sequenceNumber * 3_000,
          ssrc: 66,
          payload,
        })
        const datagram = sequenceNumber % 10 === 0 ? randomBytes(40) : packet
        socket.send(datagram, studio.ports.get(inputId) ?? 0, "127.0.0.1")
      }
      if (sequenceNumber % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    socket.close()
    await studio.made(studio.nowSeconds + 1.5)
    const program = await studio.decode()
    await studio.close()
    const end = program.pictures.at(-1)?.seconds ?? 0
    expect(crashes).to.equal(0)
    expect(studio.sessions).to.have.length(1)
    expect(hasColour(pictureAt(program, end), RED)).to.equal(true)
    expect(hasTone(program.soundBetween(end - 0.8, end - 0.1), 48_000, 440)).to.equal(true)
  })
})

describe("a studio whose parent is killed", () => {
  it("ends with it", async () => {
    const module = JSON.stringify(fileURLToPath(new URL("StudioProcess.ts", import.meta.url)))
    const script = `
      const { StudioProcess } = await import(${module})
      const studio = new StudioProcess({ width: 640, height: 360, framesPerSecond: 15, videoBitrateBps: 500000, audioBitrateBps: 96000,
        videoPreset: "ultrafast", keyFrameIntervalMs: 2000, packagerSocketPath: "/nonexistent", timelineOriginMs: 0 })
      studio.on("ready", () => console.log(studio.pid))
      studio.start()`
    const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    const [line] = (await once(parent.stdout, "data")) as [Buffer]
    const pid = Number(line.toString())
    expect(existsSync(`/proc/${pid}`)).to.equal(true)
    parent.kill("SIGKILL")
    // Where nobody adopts orphans (a container without an init) it stays as a zombie.
    await until("the child to end", () => {
      return !existsSync(`/proc/${pid}`) || readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ")
    })
  })
})

/** Times at which a signal goes from false to true. */
function onsets(signal: readonly (readonly [number, boolean])[]): number[] {
  const times: number[] = []
  for (const [index, [seconds, on]] of signal.entries()) {
    if (on && index > 0 && !signal[index - 1]?.[1]) times.push(seconds)
  }
  return times
}

describe("the bus of a studio that is starting", () => {
  const studio = new TestStudio()
  const alice = new SyntheticPerson({ personId: "alice", codec: "VP8", rgb: RED, toneHertz: 440, framesPerSecond: 15 })
  after(() => studio.close())

  it("is the last one told, also where an earlier one waited behind inputs that were being opened", async () => {
    studio.process.once("ready", () => {
      for (let guest = 0; guest < 60; guest++) {
        const inputId = `guest-${guest}`
        studio.process.addInput({ ...alice.videoInput, inputId, personId: inputId, ssrc: 10_000 + guest })
      }
      studio.setBus({ "guest-0": "v" })
    })
    studio.process.once("inputReady", () => studio.setBus({ alice: "av" }))
    await studio.start()
    await studio.add(alice)
    const now = studio.nowSeconds
    await studio.made(now + 2)
    expect(colourShare(pictureAt(await studio.decode(), now + 1.9), RED)).to.be.greaterThan(0.3)
  })
})
