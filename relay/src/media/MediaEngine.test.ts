import { createSocket, type Socket } from "node:dgram"
import { once } from "node:events"
import { after, afterEach, before, describe, it } from "node:test"
import { OpenairError, type Source } from "@openair/protocol"
import { expect } from "chai"
import { cleanup as stopWebRtcThreads } from "node-datachannel"
import { ReceivePeer } from "../../../residents/src/webrtc/ReceivePeer.ts"
import { readRtpHeader, rtpPacket, senderReport } from "../../../residents/src/webrtc/rtp.ts"
import {
  audioRtpParameters,
  OPUS_PAYLOAD_TYPE,
  RECEIVE_CAPABILITIES,
  VP8_PAYLOAD_TYPE,
  videoRtpParameters,
} from "../../../residents/src/webrtc/rtpCapabilities.ts"
import { SendPeer } from "../../../residents/src/webrtc/SendPeer.ts"
import { transportParametersSchema } from "../../../residents/src/webrtc/transportParameters.ts"
import { until } from "../../../test/until.ts"
import type { MediaEvents, ParticipantMedia } from "../rooms/Media.ts"
import { MediaEngine } from "./MediaEngine.ts"
import type { MediaRoom } from "./MediaRoom.ts"

/** Media that was stopped may still be on the wire this long; after that nothing may come. */
const IN_FLIGHT_MS = 100
const QUIET_MS = 300
const FRAME_MS = 20
/** A VP8 payload descriptor (RFC 7741, section 4.2) that starts a partition, then the first byte of a key frame. */
const VP8_KEY_FRAME = Buffer.concat([Buffer.from([0x10, 0x00]), Buffer.alloc(200, 1)])
const OPUS_FRAME = Buffer.alloc(80, 0xfc)

async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    if (error instanceof OpenairError) return error.code
    throw error
  }
  return "no refusal"
}

function next<E extends keyof MediaEvents>(room: MediaRoom, event: E): Promise<MediaEvents[E]> {
  return new Promise((resolve) => {
    const off = room.on(event, (data) => {
      off()
      resolve(data)
    })
  })
}

const cleanups: (() => void)[] = []

/** A real WebRTC client that sends a packet of sound and of picture every 20 ms for as long as the test runs. */
async function speaker(media: ParticipantMedia, name: string) {
  const peer = new SendPeer(name)
  const offer = transportParametersSchema.parse(await media.createTransport("send"))
  await media.connectTransport(offer.transportId, { ...peer.dtls })
  peer.connect(offer)
  let tick = 0
  const audioLevel = { id: 1, level: 20, voice: true }
  const timer = setInterval(() => {
    tick += 1
    const common = { sequence: tick, marker: true }
    const audio = { ...common, payloadType: OPUS_PAYLOAD_TYPE, timestamp: tick * 960, ssrc: peer.audioSsrc, audioLevel }
    const video = { ...common, payloadType: VP8_PAYLOAD_TYPE, timestamp: tick * 1800, ssrc: peer.videoSsrc }
    peer.send("audio", rtpPacket(audio, OPUS_FRAME))
    peer.send("video", rtpPacket(video, VP8_KEY_FRAME))
    if (tick % 10 === 0) {
      const report = {
        ssrc: peer.videoSsrc,
        timestamp: tick * 1800,
        atMs: Date.now(),
        packets: tick,
        octets: tick * 200,
      }
      peer.send("video", senderReport({ ...report, cname: name }))
    }
  }, FRAME_MS)
  cleanups.push(() => {
    clearInterval(timer)
    peer.close()
  })
  const produce = async (source: Source) => {
    const kind = source === "microphone" || source === "screenAudio" ? ("audio" as const) : ("video" as const)
    const rtpParameters =
      kind === "audio" ? audioRtpParameters(peer.audioSsrc, name) : videoRtpParameters(peer.videoSsrc, name, 1_000_000)
    return media.produce({ transportId: offer.transportId, source, kind, rtpParameters })
  }
  return { peer, offer, produce }
}

/** A real WebRTC client that counts what it gets of one producer. */
async function listener(media: ParticipantMedia, producerId: string, name: string) {
  media.setReceiveCapabilities(RECEIVE_CAPABILITIES)
  const consumer = await media.consume(producerId)
  if (!consumer) throw new Error("nothing to consume")
  const offer = transportParametersSchema.parse(await media.createTransport("receive"))
  const peer = new ReceivePeer(name, offer)
  cleanups.push(() => peer.close())
  const heard = { packets: 0, lastAtMs: 0 }
  const dtls = peer.add(consumer.consumerId, consumer.kind, consumer.rtpParameters, (packet) => {
    if (!readRtpHeader(packet)) return
    heard.packets += 1
    heard.lastAtMs = performance.now()
  })
  await media.connectTransport(offer.transportId, { ...dtls })
  await media.resumeConsumer(consumer.consumerId)
  return { heard, consumer }
}

/** Waits until nothing has come for a while; fails when it never gets quiet. */
async function falls(heard: { lastAtMs: number }, sinceMs: number): Promise<void> {
  await until("the media to stop", () => performance.now() - Math.max(heard.lastAtMs, sinceMs) > QUIET_MS, 3000)
  expect(heard.lastAtMs - sinceMs).to.be.lessThan(IN_FLIGHT_MS)
}

describe("the media engine", () => {
  let engine: MediaEngine
  let room: MediaRoom
  let number = 0n

  before(async () => {
    engine = await MediaEngine.open({ workers: 1, listenIp: "127.0.0.1", basePort: 0 })
  })
  after(async () => {
    await engine.close()
    stopWebRtcThreads()
  })

  const open = async () => {
    number += 1n
    room = await engine.openRoom(number)
    cleanups.push(() => room.close())
    return room
  }
  afterEach(() => {
    for (const cleanup of cleanups.splice(0).reverse()) cleanup()
  })

  it("creates producers paused, forwards when resumed, is silent when paused", async () => {
    await open()
    const alice = room.admit("alice")
    const sender = await speaker(alice, "alice")
    const producerId = await sender.produce("microphone")
    const { heard, consumer } = await listener(room.admit("bob"), producerId, "bob")
    expect(consumer.producerPaused).to.equal(true)
    await until("alice to be sending", () => sender.peer.sent > 20)
    expect(heard.packets).to.equal(0)

    await alice.resumeProducer(producerId)
    await until("bob to hear alice", () => heard.packets > 10)
    const pausedAtMs = performance.now()
    await alice.pauseProducer(producerId)
    await falls(heard, pausedAtMs)
    const before = heard.packets
    await alice.resumeProducer(producerId)
    await until("bob to hear alice again", () => heard.packets > before + 5)
  })

  it("forwards pictures too, and tells consumers of pauses", async () => {
    await open()
    const alice = room.admit("alice")
    const producerId = await (await speaker(alice, "alice")).produce("camera")
    const { heard, consumer } = await listener(room.admit("bob"), producerId, "bob")
    const resumed = next(room, "consumerPaused")
    await alice.resumeProducer(producerId)
    expect(await resumed).to.deep.equal({ participantId: "bob", consumerId: consumer.consumerId, paused: false })
    await until("bob to see alice", () => heard.packets > 10)
  })

  it("ends sending for good with closeSending", async () => {
    await open()
    const alice = room.admit("alice")
    const sender = await speaker(alice, "alice")
    const producerId = await sender.produce("microphone")
    const { heard } = await listener(room.admit("bob"), producerId, "bob")
    await alice.resumeProducer(producerId)
    await until("bob to hear alice", () => heard.packets > 5)

    const gone = next(room, "consumerClosed")
    const closedAtMs = performance.now()
    alice.closeSending()
    expect(await refusal(alice.resumeProducer(producerId))).to.equal("PRODUCER_NOT_FOUND")
    expect(await refusal(sender.produce("microphone"))).to.equal("TRANSPORT_NOT_FOUND")
    expect((await gone).participantId).to.equal("bob")
    await falls(heard, closedAtMs)

    const again = await speaker(alice, "alice")
    const second = await again.produce("microphone")
    await alice.resumeProducer(second)
    const carol = await listener(room.admit("carol"), second, "carol")
    await until("carol to hear alice over a fresh transport", () => carol.heard.packets > 5)
  })

  it("refuses the wrong kind, a second producer of a source, foreign ids and nonsense", async () => {
    await open()
    const alice = room.admit("alice")
    const sender = await speaker(alice, "alice")
    const producerId = await sender.produce("microphone")
    expect(await refusal(sender.produce("microphone"))).to.equal("ALREADY_PRODUCING")
    const { transportId } = sender.offer
    const rtpParameters = audioRtpParameters(5, "x")
    const wrong = alice.produce({ transportId, source: "camera", kind: "audio", rtpParameters })
    expect(await refusal(wrong)).to.equal("SOURCE_KIND_MISMATCH")
    const empty = alice.produce({ transportId, source: "camera", kind: "video", rtpParameters: {} })
    expect(await refusal(empty)).to.equal("MEDIA_REFUSED")
    const mallory = room.admit("mallory")
    expect(await refusal(mallory.resumeProducer(producerId))).to.equal("PRODUCER_NOT_FOUND")
    expect(await refusal(mallory.connectTransport(transportId, {}))).to.equal("TRANSPORT_NOT_FOUND")
    expect(await refusal(mallory.resumeConsumer("none"))).to.equal("CONSUMER_NOT_FOUND")
    expect(await mallory.consume(producerId)).to.equal(undefined)
  })

  it("names the active speaker, and nobody once all are silent", async () => {
    await open()
    const alice = room.admit("alice")
    const producerId = await (await speaker(alice, "alice")).produce("microphone")
    const speaking = next(room, "activeSpeaker")
    await alice.resumeProducer(producerId)
    expect(await speaking).to.deep.equal({ producerId })
    const silent = next(room, "activeSpeaker")
    await alice.pauseProducer(producerId)
    expect(await silent).to.deep.equal({ producerId: null })
  })

  it("taps a producer to a UDP socket, with sender reports, and ends with it", async () => {
    await open()
    const alice = room.admit("alice")
    const producerId = await (await speaker(alice, "alice")).produce("camera")
    await alice.resumeProducer(producerId)
    const socket: Socket = createSocket("udp4")
    cleanups.push(() => socket.close())
    let rtp = 0
    let reports = 0
    const seen = new Set<string>()
    socket.on("message", (message: Buffer) => {
      const header = readRtpHeader(message)
      if (header) {
        rtp += 1
        seen.add(`${header.ssrc}/${header.payloadType}`)
      } else if (message[1] === 200) reports += 1
    })
    socket.bind(0, "127.0.0.1")
    await once(socket, "listening")
    const tap = await engine.tap(number, producerId)
    await tap.connect({ ip: "127.0.0.1", port: socket.address().port })
    expect(tap.parameters).to.include({ kind: "video", codec: "vp8", clockRate: 90_000 })
    expect(rtp).to.equal(0)
    await tap.resume()
    await until("RTP on the socket", () => rtp > 10)
    await until("a sender report", () => reports > 0)
    expect([...seen]).to.deep.equal([`${tap.parameters.ssrc}/${tap.parameters.payloadType}`])
    const ended = new Promise<void>((resolve) => tap.onClosed(resolve))
    alice.closeProducer(producerId)
    await ended
    expect(await refusal(room.tap(producerId))).to.equal("PRODUCER_NOT_FOUND")
  })

  it("replaces a killed worker and gives the room a new router", async () => {
    await open()
    const alice = room.admit("alice")
    const sender = await speaker(alice, "alice")
    const producerId = await sender.produce("microphone")
    await alice.resumeProducer(producerId)
    const lost = next(room, "producerClosed")
    const restarted = next(room, "engineRestarted")
    const [pid] = engine.workerPids
    process.kill(pid as number, "SIGKILL")
    expect((await lost).producerId).to.equal(producerId)
    await restarted
    expect(engine.workerPids).to.have.length(1).and.not.include(pid)
    expect(await refusal(alice.resumeProducer(producerId))).to.equal("PRODUCER_NOT_FOUND")

    const again = await (await speaker(alice, "alice")).produce("microphone")
    await alice.resumeProducer(again)
    const { heard } = await listener(room.admit("bob"), again, "bob")
    await until("bob to hear alice through the new worker", () => heard.packets > 5)
  })
})
