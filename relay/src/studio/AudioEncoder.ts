import {
  AV_CHANNEL_LAYOUT_STEREO,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_CODEC_ID_AAC,
  AV_SAMPLE_FMT_FLTP,
} from "node-av/constants"
import { Codec, CodecContext, Frame, Packet, Rational } from "node-av/lib"
import { SAMPLE_RATE } from "./AudioDecoder.ts"

/** Samples in one AAC-LC frame. */
export const AUDIO_FRAME_SAMPLES = 1_024

/** One AAC-LC encoder (FFmpeg's own) for the whole life of a studio, 48 kHz stereo. */
export class AudioEncoder {
  /** Encoders opened in this process: one, whoever comes and goes. */
  static opened = 0
  readonly #context: CodecContext
  readonly #packet = new Packet()
  readonly #frame = new Frame()
  readonly audioSpecificConfig: Buffer

  private constructor(context: CodecContext, audioSpecificConfig: Buffer) {
    this.#context = context
    this.audioSpecificConfig = audioSpecificConfig
    this.#packet.alloc()
    this.#frame.alloc()
    this.#frame.format = AV_SAMPLE_FMT_FLTP
    this.#frame.sampleRate = SAMPLE_RATE
    this.#frame.channelLayout = AV_CHANNEL_LAYOUT_STEREO
    this.#frame.nbSamples = AUDIO_FRAME_SAMPLES
    this.#frame.getBuffer(0)
  }

  static async open(bitrateBps: number): Promise<AudioEncoder> {
    const codec = Codec.findEncoder(AV_CODEC_ID_AAC)
    if (!codec) throw new Error("this FFmpeg has no AAC encoder")
    const context = new CodecContext()
    context.allocContext3(codec)
    context.sampleRate = SAMPLE_RATE
    context.sampleFormat = AV_SAMPLE_FMT_FLTP
    context.channelLayout = AV_CHANNEL_LAYOUT_STEREO
    context.bitRate = BigInt(bitrateBps)
    context.timeBase = new Rational(1, SAMPLE_RATE)
    context.threadCount = 1
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
    const result = await context.open2(codec, null)
    if (result < 0) throw new Error(`the AAC encoder does not open (${result})`)
    const config = context.extraData
    if (!config) throw new Error("the AAC encoder gave no AudioSpecificConfig")
    AudioEncoder.opened += 1
    return new AudioEncoder(context, Buffer.from(config))
  }

  /**
   * Encodes {@link AUDIO_FRAME_SAMPLES} samples; `pts` in samples. Packets come out one frame behind, the first of
   * them (the encoder's priming) with a pts one frame before the first sample.
   */
  encode(left: Float32Array, right: Float32Array, pts: number, onPacket: (data: Buffer, pts: number) => void): void {
    this.#frame.makeWritable()
    const planes = this.#frame.data
    if (!planes?.[0] || !planes[1]) throw new Error("an audio frame without planes")
    new Float32Array(planes[0].buffer, planes[0].byteOffset, AUDIO_FRAME_SAMPLES).set(left)
    new Float32Array(planes[1].buffer, planes[1].byteOffset, AUDIO_FRAME_SAMPLES).set(right)
    this.#frame.pts = BigInt(pts)
    const sent = this.#context.sendFrameSync(this.#frame)
    if (sent < 0) throw new Error(`the AAC encoder refused a frame (${sent})`)
    while (this.#context.receivePacketSync(this.#packet) >= 0) {
      const data = this.#packet.data
      if (data) onPacket(Buffer.from(data), Number(this.#packet.pts))
      this.#packet.unref()
    }
  }

  close(): void {
    this.#packet.free()
    this.#frame.free()
    this.#context.freeContext()
  }
}
