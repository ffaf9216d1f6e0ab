import { AV_CHANNEL_LAYOUT_STEREO, AV_CODEC_ID_OPUS, AV_SAMPLE_FMT_FLTP } from "node-av/constants"
import { Codec, CodecContext, Frame, Packet, Rational } from "node-av/lib"

export const SAMPLE_RATE = 48_000

/** Opus → 48 kHz stereo floats. One per stream; its state carries from packet to packet. */
export class AudioDecoder {
  readonly #context: CodecContext
  readonly #packet = new Packet()
  readonly #frame = new Frame()

  private constructor(context: CodecContext) {
    this.#context = context
    this.#packet.alloc()
    this.#frame.alloc()
  }

  static async open(): Promise<AudioDecoder> {
    const codec = Codec.findDecoder(AV_CODEC_ID_OPUS)
    if (!codec) throw new Error("this FFmpeg has no Opus decoder")
    const context = new CodecContext()
    context.allocContext3(codec)
    context.sampleRate = SAMPLE_RATE
    context.channelLayout = AV_CHANNEL_LAYOUT_STEREO
    context.pktTimebase = new Rational(1, SAMPLE_RATE)
    const result = await context.open2(codec, null)
    if (result < 0) throw new Error(`Opus decoder does not open (${result})`)
    return new AudioDecoder(context)
  }

  /** Calls `onSamples` with the decoded samples, valid only during the call. Broken packets give nothing. */
  decode(data: Buffer, onSamples: (left: Float32Array, right: Float32Array) => void): void {
    this.#packet.data = data
    const sent = this.#context.sendPacketSync(this.#packet)
    this.#packet.unref()
    if (sent < 0) return
    while (this.#context.receiveFrameSync(this.#frame) >= 0) {
      const planes = this.#frame.data
      if (this.#frame.format === AV_SAMPLE_FMT_FLTP && planes?.[0]) {
        const samples = this.#frame.nbSamples
        const left = floats(planes[0], samples)
        onSamples(left, planes[1] ? floats(planes[1], samples) : left)
      }
      this.#frame.unref()
    }
  }

  close(): void {
    this.#frame.free()
    this.#packet.free()
    this.#context.freeContext()
  }
}

function floats(plane: Buffer, samples: number): Float32Array {
  return new Float32Array(plane.buffer, plane.byteOffset, Math.min(samples, plane.byteLength >> 2))
}
