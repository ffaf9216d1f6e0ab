import { packetizeVp8 } from "../webrtc/packetizeVp8.ts"
import { RtpStream } from "../webrtc/RtpStream.ts"
import { AUDIO_LEVEL_EXTENSION_ID, OPUS_PAYLOAD_TYPE, VP8_PAYLOAD_TYPE } from "../webrtc/rtpCapabilities.ts"
import type { SendPeer } from "../webrtc/SendPeer.ts"
import { PICTURE_RATE_HZ, type PictureLoop, SOUND_PACKET_MS, SOUND_RATE_HZ, type SoundLoop } from "./loops.ts"

const REPORT_MS = 1000
/** After a longer pause of this process the missed media is skipped, not sent in a burst. */
const CATCH_UP_MS = 400
/** Louder than this counts as voice (dBov, RFC 6464). */
const VOICE_LEVEL = 60
/** Receivers ask again while a key frame is on its way; one answer is enough. */
const KEY_FRAME_PAUSE_MS = 250

/**
 * Sends two loops over and over, in step with the wall clock: players in different processes take turns without talking to
 * each other. Costs packets, not encoding.
 */
export class LoopPlayer {
  private readonly picture: PictureLoop
  private readonly payloads: readonly (readonly Buffer[])[]
  private readonly sound: SoundLoop
  private readonly video: RtpStream
  private readonly audio: RtpStream
  private readonly sending = { audio: false, video: false }
  private readonly startMs = wallMs()
  private readonly timer: NodeJS.Timeout
  private nextFrame: number
  private nextPacket: number
  private reportedAtMs = 0
  private keyFrameAtMs = 0
  private wantsKeyFrame = false
  private lastVideoMs = -1

  constructor(peer: SendPeer, picture: PictureLoop, sound: SoundLoop) {
    this.picture = picture
    this.payloads = payloadsOf(picture)
    this.sound = sound
    const { cname } = peer
    const audio = { ssrc: peer.audioSsrc, payloadType: OPUS_PAYLOAD_TYPE, rateHz: SOUND_RATE_HZ, cname }
    const video = { ssrc: peer.videoSsrc, payloadType: VP8_PAYLOAD_TYPE, rateHz: PICTURE_RATE_HZ, cname }
    this.audio = new RtpStream(audio, (packet) => peer.send("audio", packet))
    this.video = new RtpStream(video, (packet) => peer.send("video", packet))
    peer.onFeedback = (kind, { keyFrame, missing }) => {
      if (kind === "video" && keyFrame) this.wantsKeyFrame = true
      if (missing.length > 0) this[kind].resend(missing)
    }
    this.nextFrame = this.frameAt(this.startMs)
    this.nextPacket = Math.floor(this.startMs / SOUND_PACKET_MS)
    this.timer = setInterval(() => this.tick(), SOUND_PACKET_MS)
  }

  /** Starts or stops one medium; the clock goes on. */
  send(kind: "audio" | "video", on: boolean): void {
    if (kind === "video" && on && !this.sending.video) this.wantsKeyFrame = true
    this.sending[kind] = on
    this.reportedAtMs = 0
  }

  close(): void {
    clearInterval(this.timer)
  }

  private tick(): void {
    const nowMs = wallMs()
    this.playSound(nowMs)
    this.playPicture(nowMs)
    if (nowMs - this.reportedAtMs < REPORT_MS) return
    this.reportedAtMs = nowMs
    if (this.sending.audio) this.audio.report(nowMs - this.startMs, nowMs)
    if (this.sending.video) this.video.report(nowMs - this.startMs, nowMs)
  }

  private playSound(nowMs: number): void {
    const due = Math.floor(nowMs / SOUND_PACKET_MS)
    this.nextPacket = Math.max(this.nextPacket, due - CATCH_UP_MS / SOUND_PACKET_MS)
    for (; this.nextPacket <= due; this.nextPacket++) {
      const packet = this.sound.packets[this.nextPacket % this.sound.packets.length]
      if (!packet || !this.sending.audio) continue
      const audioLevel = { id: AUDIO_LEVEL_EXTENSION_ID, level: packet.level, voice: packet.level < VOICE_LEVEL }
      this.audio.send(packet.data, this.nextPacket * SOUND_PACKET_MS - this.startMs, false, audioLevel)
    }
  }

  private playPicture(nowMs: number): void {
    const due = this.frameAt(nowMs)
    const skipped = due - this.nextFrame > (CATCH_UP_MS * this.picture.framesPerSecond) / 1000
    if (skipped) this.wantsKeyFrame = true
    if (this.wantsKeyFrame && this.sending.video && nowMs - this.keyFrameAtMs > KEY_FRAME_PAUSE_MS) {
      this.replay(due)
      this.wantsKeyFrame = false
      this.keyFrameAtMs = nowMs
    }
    for (; this.nextFrame <= due; this.nextFrame++) {
      if (this.sending.video && !skipped) this.sendFrame(this.nextFrame, this.frameMs(this.nextFrame))
    }
  }

  /** Everything since the last key frame, squeezed into the time since the last frame: in sync at once. */
  private replay(due: number): void {
    let first = due
    while (!this.frame(first).key) first--
    const endMs = this.frameMs(due)
    const startMs = Math.max(this.lastVideoMs, endMs - 1000 / this.picture.framesPerSecond)
    const count = due - first + 1
    for (let index = 0; index < count; index++) {
      this.sendFrame(first + index, startMs + ((endMs - startMs) * (index + 1)) / count)
    }
    this.nextFrame = due + 1
  }

  private sendFrame(index: number, elapsedMs: number): void {
    const payloads = this.payloads[index % this.payloads.length] ?? []
    this.lastVideoMs = elapsedMs
    payloads.forEach((payload, part) => {
      this.video.send(payload, elapsedMs, part === payloads.length - 1)
    })
  }

  private frame(index: number) {
    return this.picture.frames[index % this.picture.frames.length] as PictureLoop["frames"][number]
  }

  private frameAt(atMs: number): number {
    return Math.floor((atMs * this.picture.framesPerSecond) / 1000)
  }

  private frameMs(index: number): number {
    return (index * 1000) / this.picture.framesPerSecond - this.startMs
  }
}

const packetized = new WeakMap<PictureLoop, Buffer[][]>()

/** The same for every player of a loop: a hundred of them cost the memory of one. */
function payloadsOf(picture: PictureLoop): Buffer[][] {
  const known = packetized.get(picture) ?? picture.frames.map(({ data }) => packetizeVp8(data))
  packetized.set(picture, known)
  return known
}

/** Unix milliseconds that never jump while this process lives. */
function wallMs(): number {
  return performance.timeOrigin + performance.now()
}
