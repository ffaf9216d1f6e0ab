import { PeerConnection, type Track } from "node-datachannel"
import { z } from "zod"
import { localDtls, type MediaSection, remoteSdp } from "./sdp.ts"
import type { LocalDtls, TransportParameters } from "./transportParameters.ts"

const rtpParametersSchema = z.object({
  codecs: z.array(
    z.object({
      mimeType: z.string(),
      payloadType: z.number(),
      clockRate: z.number(),
      channels: z.number().optional(),
    }),
  ),
  encodings: z.array(z.object({ ssrc: z.number() })),
})

/** The receiving half of a WebRTC client. Hands out what it gets as raw RTP and RTCP; decodes nothing. */
export class ReceivePeer {
  onState: (state: string) => void = () => {}
  private readonly connection: PeerConnection
  private readonly transport: TransportParameters
  private readonly sections: MediaSection[] = []
  private readonly sinks = new Map<string, (packet: Buffer) => void>()
  private readonly tracks = new Map<string, Track>()
  private version = 0
  private closed = false

  constructor(name: string, transport: TransportParameters) {
    this.transport = transport
    this.connection = new PeerConnection(name, { iceServers: [], disableAutoNegotiation: true })
    this.connection.onStateChange((state) => this.onState(state))
    this.connection.onTrack((track) => {
      this.tracks.set(track.mid(), track)
      track.onMessage((packet) => this.sinks.get(track.mid())?.(packet))
    })
  }

  /**
   * Adds one consumer's medium and renegotiates.
   * @returns what `connectTransport` takes, the first time; `undefined` after.
   */
  add(consumerId: string, kind: "audio" | "video", rtpParameters: unknown, sink: (packet: Buffer) => void) {
    const { codecs, encodings } = rtpParametersSchema.parse(rtpParameters)
    const codec = codecs[0]
    const ssrc = encodings[0]?.ssrc
    if (!codec || ssrc === undefined) throw new Error(`The consumer ${consumerId} has no codec or SSRC.`)
    const channels = codec.channels && kind === "audio" ? `/${codec.channels}` : ""
    const mid = String(this.sections.length)
    this.sections.push({
      mid,
      kind,
      direction: "sendonly",
      payloadType: codec.payloadType,
      encoding: `${codec.mimeType.split("/")[1]}/${codec.clockRate}${channels}`,
      ssrc,
    })
    this.sinks.set(mid, sink)
    return this.negotiate()
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.onState = () => {}
    this.sinks.clear()
    this.connection.close()
  }

  private negotiate(): LocalDtls | undefined {
    this.version += 1
    this.connection.setRemoteDescription(remoteSdp("offer", this.transport, this.sections, this.version), "offer")
    this.connection.setLocalDescription("answer")
    return this.version === 1 ? localDtls(this.connection.localDescription()?.sdp ?? "") : undefined
  }
}
