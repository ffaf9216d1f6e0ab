import { createSocket } from "node:dgram"
import {
  AV_CHANNEL_LAYOUT_MONO,
  AV_PICTURE_TYPE_I,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  AV_SAMPLE_FMT_FLT,
  type FFEncoderCodec,
} from "node-av/constants"
import { Codec, CodecContext, Dictionary, Frame, Packet, Rational } from "node-av/lib"
import { splitAnnexB } from "../../packager/avc.ts"
import type { StudioInput } from "../messages.ts"
import { packetizeH264, packetizeVp8, rtpPacket, senderReport } from "./packetize.ts"

export interface SyntheticPersonOptions {
  readonly personId: string
  readonly codec: "VP8" | "H264"
  /** The picture's colour, 0 … 255 each. */
  readonly rgb: readonly [number, number, number]
  readonly toneHertz: number
  readonly width?: number
  readonly height?: number
  readonly framesPerSecond?: number
  /** White picture and tone only for the first tenth of each second of the sender's clock, else dark and silent. */
  readonly pulse?: boolean
  /** Sends the picture this much later than the sound, as a slow path would. */
  readonly videoDelayMs?: number
  /** Every so many-th video packet is not sent. */
  readonly loseEvery?: number
}

const VIDEO_PAYLOAD_TYPE = 101
const AUDIO_PAYLOAD_TYPE = 100
const AUDIO_FRAME = 960
const BLOCK_MS = 20
const POLL_MS = 5
const AMPLITUDE = 0.25
const REPORT_INTERVAL_MS = 500
let nextSsrc = 1_000

/** A person made of one colour and one tone, sent as real RTP with sender reports, for tests and measurements. */
export class SyntheticPerson {
  readonly #options: Required<SyntheticPersonOptions>
  readonly #socket = createSocket("udp4")
  readonly #videoSsrc = nextSsrc++
  readonly #audioSsrc = nextSsrc++
  readonly #videoBase = Math.floor(Math.random() * 0xffff_ffff)
  readonly #audioBase = Math.floor(Math.random() * 0xffff_ffff)
  readonly #startMs = Date.now()
  #video: CodecContext | null = null
  #audio: CodecContext | null = null
  #timers: NodeJS.Timeout[] = []
  #ports: { video: number | null; audio: number | null } = { video: null, audio: null }
  #videoSequence = 65_500
  #audioSequence = 65_500
  #pictures = 0
  #blocks = 0
  #keyWanted = true
  readonly #packet = new Packet()
  readonly #picture = new Frame()
  readonly #block = new Frame()

  constructor(options: SyntheticPersonOptions) {
    this.#options = {
      width: 640,
      height: 360,
      framesPerSecond: 30,
      pulse: false,
      videoDelayMs: 0,
      loseEvery: 0,
      ...options,
    }
    this.#packet.alloc()
  }

  get videoInput(): StudioInput {
    const { personId, codec } = this.#options
    return {
      inputId: `${personId}-video`,
      personId,
      label: `${personId}.eth`,
      medium: "video",
      codec,
      payloadType: VIDEO_PAYLOAD_TYPE,
      ssrc: this.#videoSsrc,
      clockRate: 90_000,
    }
  }

  get audioInput(): StudioInput {
    const { personId } = this.#options
    return {
      inputId: `${personId}-audio`,
      personId,
      label: `${personId}.eth`,
      medium: "audio",
      codec: "opus",
      payloadType: AUDIO_PAYLOAD_TYPE,
      ssrc: this.#audioSsrc,
      clockRate: 48_000,
    }
  }

  requestKeyFrame(): void {
    this.#keyWanted = true
  }

  /** Begins to send to these loopback ports; null leaves a medium out. */
  async start(ports: { video: number | null; audio: number | null }): Promise<void> {
    this.#ports = ports
    await this.#openEncoders()
    const elapsedMs = Date.now() - this.#startMs
    const frameMs = 1000 / this.#options.framesPerSecond
    this.#pictures = Math.ceil(elapsedMs / frameMs)
    this.#blocks = Math.ceil(elapsedMs / BLOCK_MS)
    this.#every(
      frameMs,
      () => this.#pictures,
      () => this.#sendPicture(),
    )
    this.#every(
      BLOCK_MS,
      () => this.#blocks,
      () => this.#sendBlock(),
    )
    this.#report()
    this.#timers.push(setInterval(() => this.#report(), REPORT_INTERVAL_MS))
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
    this.#timers = []
    this.#socket.close()
    this.#video?.freeContext()
    this.#audio?.freeContext()
    this.#video = null
    this.#audio = null
  }

  async #openEncoders(): Promise<void> {
    const { width, height, framesPerSecond, codec: name } = this.#options
    const codec = Codec.findEncoderByName((name === "VP8" ? "libvpx" : "libx264") as FFEncoderCodec)
    const video = new CodecContext()
    video.allocContext3(codec)
    video.width = width
    video.height = height
    video.pixelFormat = AV_PIX_FMT_YUV420P
    video.timeBase = new Rational(1, framesPerSecond)
    video.framerate = new Rational(framesPerSecond, 1)
    video.bitRate = 600_000n
    video.gopSize = 3_000
    video.maxBFrames = 0
    video.threadCount = 1
    const options: Record<string, string> =
      name === "VP8"
        ? { deadline: "realtime", "cpu-used": "8", lag_in_frames: "0" }
        : { preset: "ultrafast", tune: "zerolatency", profile: "baseline", "forced-idr": "1" }
    await video.open2(codec, Dictionary.fromObject(options))
    this.#picture.alloc()
    this.#picture.format = AV_PIX_FMT_YUV420P
    this.#picture.width = width
    this.#picture.height = height
    this.#picture.getBuffer(0)
    const opus = Codec.findEncoderByName("libopus" as FFEncoderCodec)
    const audio = new CodecContext()
    audio.allocContext3(opus)
    audio.sampleRate = 48_000
    audio.sampleFormat = AV_SAMPLE_FMT_FLT
    audio.channelLayout = AV_CHANNEL_LAYOUT_MONO
    audio.bitRate = 64_000n
    audio.timeBase = new Rational(1, 48_000)
    await audio.open2(opus, Dictionary.fromObject({ application: "lowdelay", frame_duration: "20" }))
    this.#block.alloc()
    this.#block.format = AV_SAMPLE_FMT_FLT
    this.#block.sampleRate = 48_000
    this.#block.channelLayout = AV_CHANNEL_LAYOUT_MONO
    this.#block.nbSamples = AUDIO_FRAME
    this.#block.getBuffer(0)
    this.#video = video
    this.#audio = audio
  }

  #sendPicture(): void {
    const { framesPerSecond, codec, videoDelayMs, loseEvery } = this.#options
    const port = this.#ports.video
    const video = this.#video
    if (!video || port === null) {
      this.#pictures += 1
      return
    }
    const timestamp = this.#videoBase + Math.round((this.#pictures * 90_000) / framesPerSecond)
    const datagrams: Buffer[] = []
    this.#paint(this.#pictures / framesPerSecond)
    this.#picture.pts = BigInt(this.#pictures)
    this.#picture.pictType = this.#keyWanted ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE
    this.#keyWanted = false
    video.sendFrameSync(this.#picture)
    while (video.receivePacketSync(this.#packet) >= 0) {
      const data = Buffer.from(this.#packet.data ?? [])
      this.#packet.unref()
      const payloads = codec === "VP8" ? packetizeVp8(data, this.#pictures & 0x7fff) : packetizeH264(splitAnnexB(data))
      for (const [index, payload] of payloads.entries()) {
        const sequenceNumber = this.#videoSequence++
        if (loseEvery > 0 && sequenceNumber % loseEvery === 0) continue
        const marker = index === payloads.length - 1
        datagrams.push(
          rtpPacket({
            payloadType: VIDEO_PAYLOAD_TYPE,
            marker,
            sequenceNumber,
            timestamp,
            ssrc: this.#videoSsrc,
            payload,
          }),
        )
      }
    }
    this.#pictures += 1
    const send = () => {
      for (const datagram of datagrams) this.#send(datagram, port)
    }
    if (videoDelayMs > 0) this.#timers.push(setTimeout(send, videoDelayMs))
    else send()
  }

  #sendBlock(): void {
    const { toneHertz } = this.#options
    const port = this.#ports.audio
    const audio = this.#audio
    this.#block.makeWritable()
    const plane = this.#block.data?.[0]
    if (!audio || port === null || !plane) {
      this.#blocks += 1
      return
    }
    const samples = new Float32Array(plane.buffer, plane.byteOffset, AUDIO_FRAME)
    const first = this.#blocks * AUDIO_FRAME
    for (let i = 0; i < AUDIO_FRAME; i++) {
      const time = (first + i) / 48_000
      samples[i] = this.#sounds(time) ? AMPLITUDE * Math.sin(2 * Math.PI * toneHertz * time) : 0
    }
    this.#block.pts = BigInt(first)
    audio.sendFrameSync(this.#block)
    while (audio.receivePacketSync(this.#packet) >= 0) {
      const payload = Buffer.from(this.#packet.data ?? [])
      // The encoder's pts already counts its look-ahead: the RTP clock must show the time of capture.
      const timestamp = this.#audioBase + Number(this.#packet.pts)
      this.#packet.unref()
      const sequenceNumber = this.#audioSequence++
      this.#send(
        rtpPacket({
          payloadType: AUDIO_PAYLOAD_TYPE,
          marker: false,
          sequenceNumber,
          timestamp,
          ssrc: this.#audioSsrc,
          payload,
        }),
        port,
      )
    }
    this.#blocks += 1
  }

  #paint(time: number): void {
    const [red, green, blue] = this.#options.pulse
      ? this.#sounds(time)
        ? [255, 255, 255]
        : [10, 10, 10]
      : this.#options.rgb
    const colour = [
      16 + 0.257 * red + 0.504 * green + 0.098 * blue,
      128 - 0.148 * red - 0.291 * green + 0.439 * blue,
      128 + 0.439 * red - 0.368 * green - 0.071 * blue,
    ]
    this.#picture.makeWritable()
    for (const [index, plane] of (this.#picture.data ?? []).entries()) plane.fill(Math.round(colour[index] ?? 128))
    if (this.#options.pulse) return
    // Something moves, as it does before a camera.
    const luma = this.#picture.data?.[0]
    const stride = this.#picture.linesize[0] ?? 0
    const x = Math.floor(time * 60) % (this.#options.width - 16)
    for (let y = 0; y < 16; y++) luma?.fill(235, y * stride + x, y * stride + x + 16)
  }

  #sounds(time: number): boolean {
    return !this.#options.pulse || time % 1 < 0.1
  }

  #report(): void {
    const nowMs = Date.now()
    const seconds = (nowMs - this.#startMs) / 1000
    const { video, audio } = this.#ports
    if (video !== null)
      this.#send(senderReport(this.#videoSsrc, nowMs, this.#videoBase + Math.round(seconds * 90_000)), video)
    if (audio !== null)
      this.#send(senderReport(this.#audioSsrc, nowMs, this.#audioBase + Math.round(seconds * 48_000)), audio)
  }

  /** Calls `task` whenever what was sent falls behind the clock, catching up when late. */
  #every(intervalMs: number, sent: () => number, task: () => void): void {
    const tick = () => {
      while (sent() * intervalMs <= Date.now() - this.#startMs) task()
    }
    this.#timers.push(setInterval(tick, POLL_MS))
  }

  #send(datagram: Buffer, port: number): void {
    this.#socket.send(datagram, port, "127.0.0.1")
  }
}
