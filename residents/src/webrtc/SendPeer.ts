import { randomInt } from "node:crypto"
import { Audio, PeerConnection, type Track, Video } from "node-datachannel"
import { type Feedback, readFeedback } from "./rtp.ts"
import { OPUS_PAYLOAD_TYPE, VP8_PAYLOAD_TYPE } from "./rtpCapabilities.ts"
import { localDtls, type MediaSection, remoteSdp } from "./sdp.ts"
import type { LocalDtls, TransportParameters } from "./transportParameters.ts"

const MAX_SSRC = 2 ** 32 - 1

/** The sending half of a WebRTC client: one sound and one picture over one DTLS-SRTP connection, RTP made by the caller. */
export class SendPeer {
  readonly cname: string
  readonly audioSsrc = randomInt(1, MAX_SSRC)
  readonly videoSsrc = randomInt(1, MAX_SSRC)
  /** For `connectTransport`. */
  readonly dtls: LocalDtls
  onFeedback: (kind: "audio" | "video", feedback: Feedback) => void = () => {}
  onState: (state: string) => void = () => {}
  /** Packets that left, since the start. */
  sent = 0
  private readonly connection: PeerConnection
  private readonly tracks: { readonly audio: Track; readonly video: Track }
  private closed = false

  constructor(name: string) {
    this.cname = name
    this.connection = new PeerConnection(name, { iceServers: [], disableAutoNegotiation: true })
    const audio = new Audio("audio", "SendOnly")
    audio.addOpusCodec(OPUS_PAYLOAD_TYPE)
    audio.addSSRC(this.audioSsrc, name, name, "audio")
    const video = new Video("video", "SendOnly")
    video.addVP8Codec(VP8_PAYLOAD_TYPE)
    video.addSSRC(this.videoSsrc, name, name, "video")
    this.tracks = { audio: this.connection.addTrack(audio), video: this.connection.addTrack(video) }
    for (const kind of ["audio", "video"] as const) {
      this.tracks[kind].onMessage((message) => this.onFeedback(kind, readFeedback(message)))
    }
    this.connection.onStateChange((state) => this.onState(state))
    this.connection.setLocalDescription("offer")
    this.dtls = localDtls(this.connection.localDescription()?.sdp ?? "")
  }

  /** Starts ICE and DTLS towards the relay's transport. */
  connect(transport: TransportParameters): void {
    const sections: MediaSection[] = [
      { mid: "audio", kind: "audio", direction: "recvonly", payloadType: OPUS_PAYLOAD_TYPE, encoding: "opus/48000/2" },
      { mid: "video", kind: "video", direction: "recvonly", payloadType: VP8_PAYLOAD_TYPE, encoding: "VP8/90000" },
    ]
    this.connection.setRemoteDescription(remoteSdp("answer", transport, sections, 1), "answer")
  }

  /** False while not connected: the packet is dropped, as on any network. */
  send(kind: "audio" | "video", packet: Buffer): boolean {
    const track = this.tracks[kind]
    if (this.closed || !track.isOpen()) return false
    try {
      track.sendMessageBinary(packet)
      this.sent += 1
      return true
    } catch {
      return false
    }
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.onFeedback = () => {}
    this.onState = () => {}
    this.connection.close()
  }
}
