import { createSocket, type Socket } from "node:dgram"
import { once } from "node:events"
import { after, before, describe, it } from "node:test"
import { expect } from "chai"
import { createWorker, type types } from "mediasoup"
import { readFeedback, readRtpHeader, rtpPacket, senderReport } from "../../../residents/src/webrtc/rtp.ts"
import { VP8_PAYLOAD_TYPE, videoRtpParameters } from "../../../residents/src/webrtc/rtpCapabilities.ts"
import { until } from "../../../test/until.ts"
import { ROOM_CODECS } from "./roomCodecs.ts"
import { Tap } from "./Tap.ts"

const FRAME_MS = 20
/** Often enough for the engine to hold a layer for alive, too seldom for a picture. */
const DRIBBLE_MS = 1_200
const REPORT_MS = 200
/** Layers are told apart by the size of their frames. */
const LAYERS = [
  { ssrc: 6_001, maxBitrate: 150_000, frameBytes: 60 },
  { ssrc: 6_002, maxBitrate: 600_000, frameBytes: 300 },
] as const
const [SMALL, LARGE] = LAYERS
type Layer = (typeof LAYERS)[number]

/** A camera with two layers, each sent as told; key frames on request. */
class TwoLayers {
  readonly #transport: types.DirectTransport
  readonly #producer: types.Producer
  readonly #timers = new Map<Layer, NodeJS.Timeout>()
  readonly #sent = new Map<Layer, number>()
  readonly #reports: NodeJS.Timeout
  #keyWanted = new Set<Layer>()

  constructor(transport: types.DirectTransport, producer: types.Producer) {
    this.#transport = transport
    this.#producer = producer
    transport.on("rtcp", (packet) => {
      if (!readFeedback(packet).keyFrame) return
      const asked = LAYERS.find(({ ssrc }) => packet.readUInt32BE(8) === ssrc)
      if (asked) this.#keyWanted.add(asked)
    })
    this.#reports = setInterval(() => {
      for (const [{ ssrc }, packets] of this.#sent) {
        const report = {
          ssrc,
          timestamp: this.#timestamp(),
          atMs: Date.now(),
          packets,
          octets: packets,
          cname: "camera",
        }
        this.#transport.sendRtcp(senderReport(report))
      }
    }, REPORT_MS)
  }

  send(layer: Layer, everyMs: number): void {
    this.stop(layer)
    this.#frame(layer)
    this.#timers.set(
      layer,
      setInterval(() => this.#frame(layer), everyMs),
    )
  }

  stop(layer: Layer): void {
    clearInterval(this.#timers.get(layer))
  }

  close(): void {
    for (const layer of LAYERS) this.stop(layer)
    clearInterval(this.#reports)
  }

  #frame(layer: Layer): void {
    const sequence = (this.#sent.get(layer) ?? 0) + 1
    const key = sequence === 1 || this.#keyWanted.delete(layer)
    this.#sent.set(layer, sequence)
    // VP8: a descriptor that starts a partition (RFC 7741, section 4.2), then a frame's first byte: bit 0 says "no key".
    const payload = Buffer.concat([Buffer.from([0x10, key ? 0x00 : 0x01]), Buffer.alloc(layer.frameBytes, 1)])
    const header = {
      payloadType: VP8_PAYLOAD_TYPE,
      sequence,
      ssrc: layer.ssrc,
      marker: true,
      timestamp: this.#timestamp(),
    }
    this.#producer.send(rtpPacket(header, payload))
  }

  #timestamp(): number {
    return Math.round(performance.now() * 90)
  }
}

describe("A picture of several sizes on its way to the mix", () => {
  let worker: types.Worker
  let socket: Socket
  let camera: TwoLayers
  let tap: Tap
  const came = { small: 0, large: 0 }
  const cameSince = async (size: "small" | "large", frames: number) => {
    const before = came[size]
    await until(`${frames} ${size} frames`, () => came[size] >= before + frames)
  }

  before(async () => {
    const workerBin = process.env.MEDIASOUP_WORKER_BIN
    worker = await createWorker({ logLevel: "error", ...(workerBin ? { workerBin } : {}) })
    const router = await worker.createRouter({ mediaCodecs: ROOM_CODECS })
    const sender = await router.createDirectTransport()
    const rtpParameters = videoRtpParameters(SMALL.ssrc, "camera", SMALL.maxBitrate) as unknown as types.RtpParameters
    rtpParameters.encodings = LAYERS.map(({ ssrc, maxBitrate }) => ({ ssrc, maxBitrate }))
    const producer = await sender.produce({ kind: "video", rtpParameters })
    camera = new TwoLayers(sender, producer)
    socket = createSocket("udp4").on("message", (message) => {
      if (readRtpHeader(message)) came[message.length > LARGE.frameBytes ? "large" : "small"] += 1
    })
    socket.bind(0, "127.0.0.1")
    await once(socket, "listening")
    tap = await Tap.open(router, producer)
    await tap.connect({ ip: "127.0.0.1", port: socket.address().port })
  })
  after(() => {
    camera.close()
    tap.close()
    socket.close()
    worker.close()
  })

  it("begins with the small one, whatever burst of the large one comes with it", async () => {
    camera.send(LARGE, FRAME_MS)
    camera.send(SMALL, FRAME_MS)
    await tap.resume()
    await cameSince("small", 10)
    expect(came.large).to.equal(0)
  })

  it("becomes the large one once that flows", async () => {
    await cameSince("large", 10)
  })

  it("is the small one again as soon as the large one only dribbles", async () => {
    camera.send(LARGE, DRIBBLE_MS)
    await cameSince("small", 50)
    const large = came.large
    await cameSince("small", 150)
    expect(came.large).to.equal(large)
  })
})
