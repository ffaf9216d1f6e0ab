import {
  AV_CODEC_FLAG_LOW_DELAY,
  AV_CODEC_ID_H264,
  AV_CODEC_ID_VP8,
  AV_PIX_FMT_YUV420P,
  AV_PIX_FMT_YUVJ420P,
} from "node-av/constants"
import { Codec, CodecContext, Dictionary, type Frame, Packet, Rational } from "node-av/lib"

/** Larger pictures are refused before memory is taken for them: 4096×2304. */
const MAX_PIXELS = 4_096 * 2_304

/** VP8 or H.264 → YUV 4:2:0 pictures, one thread, no delay. */
export class VideoDecoder {
  readonly #context: CodecContext
  readonly #packet = new Packet()

  private constructor(context: CodecContext) {
    this.#context = context
    this.#packet.alloc()
  }

  static async open(name: "VP8" | "H264"): Promise<VideoDecoder> {
    const codec = Codec.findDecoder(name === "VP8" ? AV_CODEC_ID_VP8 : AV_CODEC_ID_H264)
    if (!codec) throw new Error(`this FFmpeg has no ${name} decoder`)
    const context = new CodecContext()
    context.allocContext3(codec)
    context.threadCount = 1
    context.setFlags(AV_CODEC_FLAG_LOW_DELAY)
    context.pktTimebase = new Rational(1, 90_000)
    const result = await context.open2(codec, Dictionary.fromObject({ max_pixels: String(MAX_PIXELS) }))
    if (result < 0) throw new Error(`${name} decoder does not open (${result})`)
    return new VideoDecoder(context)
  }

  /**
   * Decodes one coded picture into frames from `takeFrame`. Returns false when the decoder refused it, and so needs
   * a key frame.
   */
  decode(data: Buffer, key: boolean, takeFrame: () => Frame, onFrame: (frame: Frame) => void): boolean {
    this.#packet.data = data
    this.#packet.isKeyframe = key
    const sent = this.#context.sendPacketSync(this.#packet)
    this.#packet.unref()
    if (sent < 0) return false
    for (;;) {
      const frame = takeFrame()
      if (this.#context.receiveFrameSync(frame) < 0) {
        frame.unref()
        return true
      }
      if (frame.format === AV_PIX_FMT_YUV420P || frame.format === AV_PIX_FMT_YUVJ420P) onFrame(frame)
      else frame.unref()
    }
  }

  close(): void {
    this.#packet.free()
    this.#context.freeContext()
  }
}
