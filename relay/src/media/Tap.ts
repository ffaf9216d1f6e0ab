import { OpenairError } from "@openair/protocol"
import type { types } from "mediasoup"
import { followSteadyLayer } from "./followSteadyLayer.ts"
import { refusing } from "./refused.ts"
import { untilKeyFrame } from "./untilKeyFrame.ts"

/** Where a tap's RTP and RTCP go, on one port (RFC 5761). */
export interface TapTarget {
  readonly ip: string
  readonly port: number
}

export type TapCodec = "opus" | "vp8" | "h264"

/** How the tapped RTP looks (RFC 3550): one SSRC, no retransmissions, no encryption. */
export interface TapParameters {
  readonly kind: "audio" | "video"
  readonly codec: TapCodec
  readonly payloadType: number
  readonly ssrc: number
  readonly clockRate: number
  /** Audio only. */
  readonly channels: number | undefined
}

/** A layer up to this rate is about 360p or less: enough for a tile of a mixed picture. */
const TILE_BPS = 900_000

/** The largest simulcast layer that a tile can use; by rate where the sender says it, else the one below the largest. */
function tileLayer(encodings: readonly types.RtpEncodingParameters[]): number {
  const fitting = encodings.findLastIndex(({ maxBitrate }) => maxBitrate !== undefined && maxBitrate <= TILE_BPS)
  return fitting >= 0 ? fitting : Math.max(0, encodings.length - 2)
}

/**
 * What the studio can take: plain RTP without header extensions. Without congestion feedback the engine neither adapts
 * to this consumer nor sends it probation packets.
 */
function tapCapabilities(router: types.Router): types.RtpCapabilities {
  const codecs = router.rtpCapabilities.codecs ?? []
  const asked = (feedback: types.RtcpFeedback) => feedback.type === "nack" || feedback.type === "ccm"
  return {
    codecs: codecs
      .filter(({ mimeType }) => !mimeType.endsWith("/rtx"))
      .map((codec) => ({ ...codec, rtcpFeedback: codec.rtcpFeedback?.filter(asked) ?? [] })),
    headerExtensions: [],
  }
}

/**
 * A copy of one producer's RTP and sender reports, straight from the worker to a UDP socket. Its parameters are known
 * once it is open; it is then connected to whoever has been told them, and starts paused.
 * Ends with the producer, its worker, or {@link Tap.close}.
 */
export class Tap {
  readonly parameters: TapParameters
  private readonly transport: types.PlainTransport
  private readonly consumer: types.Consumer

  private constructor(transport: types.PlainTransport, consumer: types.Consumer) {
    this.transport = transport
    this.consumer = consumer
    const codec = consumer.rtpParameters.codecs[0]
    const ssrc = consumer.rtpParameters.encodings?.[0]?.ssrc
    if (!codec || ssrc === undefined)
      throw new OpenairError("MEDIA_REFUSED", { problem: "a tap without codec or SSRC" })
    this.parameters = {
      kind: consumer.kind,
      codec: codec.mimeType.split("/")[1]?.toLowerCase() as TapCodec,
      payloadType: codec.payloadType,
      ssrc,
      clockRate: codec.clockRate,
      channels: consumer.kind === "audio" ? (codec.channels ?? 1) : undefined,
    }
    consumer.observer.once("close", () => transport.close())
  }

  /** @param producer of the same router. @param listenIp the worker's side, normally loopback. */
  static open(router: types.Router, producer: types.Producer, listenIp = "127.0.0.1"): Promise<Tap> {
    return refusing(async () => {
      const transport = await router.createPlainTransport({
        listenInfo: { protocol: "udp", ip: listenIp },
        rtcpMux: true,
        comedia: false,
      })
      try {
        const encodings = producer.rtpParameters.encodings ?? []
        const consumer = await transport.consume({
          producerId: producer.id,
          rtpCapabilities: tapCapabilities(router),
          paused: true,
          enableRtx: false,
          ...(encodings.length > 1 ? { preferredLayers: { spatialLayer: 0 } } : {}),
        })
        followSteadyLayer(consumer, producer, tileLayer(encodings))
        return new Tap(transport, consumer)
      } catch (error) {
        transport.close()
        throw error
      }
    })
  }

  /** Once in a tap's life. */
  async connect({ ip, port }: TapTarget): Promise<void> {
    await refusing(() => this.transport.connect({ ip, port }))
  }

  get closed(): boolean {
    return this.consumer.closed
  }

  /** Lets RTP flow; video begins with a key frame, for which the sender is asked until it comes. */
  async resume(): Promise<void> {
    untilKeyFrame(this.consumer)
    await refusing(() => this.consumer.resume())
  }

  async requestKeyFrame(): Promise<void> {
    if (this.consumer.kind === "video" && !this.consumer.closed) await refusing(() => this.consumer.requestKeyFrame())
  }

  /** Calls `listener` once when the tap has ended, whoever ended it. */
  onClosed(listener: () => void): void {
    if (this.consumer.closed) queueMicrotask(listener)
    else this.consumer.observer.once("close", listener)
  }

  close(): void {
    this.consumer.close()
    this.transport.close()
  }
}
