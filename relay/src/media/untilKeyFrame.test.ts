import { after, before, describe, it } from "node:test"
import { expect } from "chai"
import { createWorker, type types } from "mediasoup"
import { rtpPacket } from "../../../residents/src/webrtc/rtp.ts"
import { VP8_PAYLOAD_TYPE, videoRtpParameters } from "../../../residents/src/webrtc/rtpCapabilities.ts"
import { until } from "../../../test/until.ts"
import { ROOM_CODECS } from "./roomCodecs.ts"
import { Tap } from "./Tap.ts"

const SSRC = 4_242
/** VP8 payload descriptor that starts a partition (RFC 7741, section 4.2), then the first byte of a frame: bit 0 says "no key". */
const frame = (key: boolean) => Buffer.concat([Buffer.from([0x10, key ? 0x00 : 0x01]), Buffer.alloc(60, 1)])
const PSFB = 206
const PLI = 1

describe("A picture on its way to somebody", () => {
  let worker: types.Worker
  let router: types.Router
  let sender: types.DirectTransport
  let producer: types.Producer
  let asked = 0
  let sequence = 0

  const send = (key: boolean) => {
    sequence += 1
    const header = { payloadType: VP8_PAYLOAD_TYPE, sequence, timestamp: sequence * 3000, ssrc: SSRC, marker: true }
    producer.send(rtpPacket(header, frame(key)))
  }

  before(async () => {
    const workerBin = process.env.MEDIASOUP_WORKER_BIN
    worker = await createWorker({ logLevel: "error", ...(workerBin ? { workerBin } : {}) })
    router = await worker.createRouter({ mediaCodecs: ROOM_CODECS })
    sender = await router.createDirectTransport()
    sender.on("rtcp", (packet) => {
      if (packet[1] === PSFB && ((packet[0] as number) & 0x1f) === PLI) asked += 1
    })
    producer = await sender.produce({
      kind: "video",
      rtpParameters: videoRtpParameters(SSRC, "sender", 500_000) as unknown as types.RtpParameters,
    })
  })
  after(() => worker.close())

  it("is asked for until a key frame has gone out, and no longer", async () => {
    const tap = await Tap.open(router, producer)
    await tap.connect({ ip: "127.0.0.1", port: 9 }) // discard
    await tap.resume()
    const flow = setInterval(() => send(false), 20)
    try {
      await until("the sender to be asked again and again", () => asked >= 4)
    } finally {
      clearInterval(flow)
    }
    send(true)
    await until("what was asked for at the same moment to be through", async () => {
      const before = asked
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      return asked === before
    })
    expect(asked).to.be.at.least(4)
    tap.close()
  })
})
