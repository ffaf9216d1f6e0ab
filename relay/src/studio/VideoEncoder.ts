import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PICTURE_TYPE_I,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_SMPTE170M,
  AVCOL_TRC_BT709,
  type FFEncoderCodec,
} from "node-av/constants"
import { Codec, CodecContext, Dictionary, type Frame, Packet, Rational } from "node-av/lib"
import type { StudioConfig } from "./messages.ts"

export const VIDEO_TIMESCALE = 90_000

/** One H.264 encoder for the whole life of a studio: no B-frames, no look-ahead, key frames when asked. */
export class VideoEncoder {
  /** Encoders opened in this process: one, whoever comes and goes. */
  static opened = 0
  readonly #context: CodecContext
  readonly #packet = new Packet()
  /** Annex B SPS and PPS. */
  readonly parameterSets: Buffer

  private constructor(context: CodecContext, parameterSets: Buffer) {
    this.#context = context
    this.parameterSets = parameterSets
    this.#packet.alloc()
  }

  static async open(config: StudioConfig): Promise<VideoEncoder> {
    const codec = Codec.findEncoderByName("libx264" as FFEncoderCodec)
    if (!codec) throw new Error("this FFmpeg has no libx264")
    const context = new CodecContext()
    context.allocContext3(codec)
    context.width = config.width
    context.height = config.height
    context.pixelFormat = AV_PIX_FMT_YUV420P
    context.timeBase = new Rational(1, VIDEO_TIMESCALE)
    context.framerate = new Rational(config.framesPerSecond, 1)
    context.maxBFrames = 0
    // Key frames come when the studio asks for them; x264's own limit is only a backstop.
    context.gopSize = config.framesPerSecond * 20
    context.bitRate = BigInt(config.videoBitrateBps)
    context.rcMaxRate = BigInt(Math.round(config.videoBitrateBps * 1.2))
    context.rcBufferSize = config.videoBitrateBps
    // One thread: on a shared machine more threads cost more than they give, and frames come out at once.
    context.threadCount = 1
    context.colorRange = AVCOL_RANGE_MPEG
    context.colorSpace = AVCOL_SPC_SMPTE170M
    context.colorPrimaries = AVCOL_PRI_BT709
    context.colorTrc = AVCOL_TRC_BT709
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
    const options = {
      preset: config.videoPreset,
      tune: "zerolatency",
      profile: "high",
      "forced-idr": "1",
      sc_threshold: "0",
    }
    // open2Sync with a Dictionary crashes at garbage collection; open2 does not.
    const result = await context.open2(codec, Dictionary.fromObject(options))
    if (result < 0) throw new Error(`libx264 does not open (${result})`)
    const parameterSets = context.extraData
    if (!parameterSets) throw new Error("libx264 gave no parameter sets")
    VideoEncoder.opened += 1
    return new VideoEncoder(context, Buffer.from(parameterSets))
  }

  /** Encodes one picture; `onPacket` gets copies that it may keep. `pts` in 1/90000 s. */
  encode(
    frame: Frame,
    pts: number,
    key: boolean,
    onPacket: (data: Buffer, key: boolean, pts: number, dts: number) => void,
  ): void {
    frame.pts = BigInt(pts)
    frame.pictType = key ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE
    const sent = this.#context.sendFrameSync(frame)
    if (sent < 0) throw new Error(`libx264 refused a frame (${sent})`)
    while (this.#context.receivePacketSync(this.#packet) >= 0) {
      const data = this.#packet.data
      if (data) onPacket(Buffer.from(data), this.#packet.isKeyframe, Number(this.#packet.pts), Number(this.#packet.dts))
      this.#packet.unref()
    }
  }

  close(): void {
    this.#packet.free()
    this.#context.freeContext()
  }
}
