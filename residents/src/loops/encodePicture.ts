import {
  AV_LOG_ERROR,
  AV_PICTURE_TYPE_I,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  FF_ENCODER_LIBVPX_VP8,
} from "node-av/constants"
import { Codec, CodecContext, Dictionary, Frame, Log, Packet, Rational } from "node-av/lib"
import { Canvas } from "../picture/Canvas.ts"
import type { Drawing } from "../picture/Moment.ts"
import type { PictureLoop } from "./loops.ts"

export interface PictureOptions {
  readonly width: number
  readonly height: number
  readonly framesPerSecond: number
  readonly seconds: number
  readonly bitrateBps: number
  /** How loud the voice is in each frame, 0 … 1; default silent. */
  readonly voice?: readonly number[]
}

/** A receiver that asks for a picture gets everything since the last key frame at once: a second at most. */
const KEY_FRAME_SECONDS = 1

/** Draws and encodes a loop once. Takes some ten milliseconds of CPU a frame; gives way to other work in between. */
export async function encodePicture(draw: Drawing, options: PictureOptions): Promise<PictureLoop> {
  const { width, height, framesPerSecond, seconds, bitrateBps } = options
  const codec = Codec.findEncoderByName(FF_ENCODER_LIBVPX_VP8)
  if (!codec) throw new Error("This FFmpeg has no VP8 encoder.")
  Log.setLevel(AV_LOG_ERROR)
  const context = new CodecContext()
  context.allocContext3(codec)
  context.width = width
  context.height = height
  context.pixelFormat = AV_PIX_FMT_YUV420P
  context.timeBase = new Rational(1, framesPerSecond)
  context.framerate = new Rational(framesPerSecond, 1)
  context.bitRate = BigInt(bitrateBps)
  context.gopSize = framesPerSecond * KEY_FRAME_SECONDS
  context.threadCount = 1
  const settings = {
    deadline: "realtime",
    "cpu-used": "9",
    "lag-in-frames": "0",
    "auto-alt-ref": "0",
    qmin: "4",
    qmax: "48",
  }
  const opened = await context.open2(codec, Dictionary.fromObject(settings))
  if (opened < 0) throw new Error(`The VP8 encoder does not open (${opened}).`)

  const canvas = new Canvas(width, height)
  const packet = new Packet()
  packet.alloc()
  const frames: { data: Uint8Array; key: boolean }[] = []
  const count = framesPerSecond * seconds
  try {
    for (let index = 0; index < count; index++) {
      draw(canvas, { phase: index / count, seconds: index / framesPerSecond, voice: options.voice?.[index] ?? 0 })
      const frame = Frame.fromVideoBuffer(canvas.planes, {
        width,
        height,
        format: AV_PIX_FMT_YUV420P,
        timeBase: { num: 1, den: framesPerSecond },
      })
      frame.pts = BigInt(index)
      const key = index % (framesPerSecond * KEY_FRAME_SECONDS) === 0
      frame.pictType = key ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE
      context.sendFrameSync(frame)
      frame.free()
      drain(context, packet, frames)
      await new Promise((resolve) => setImmediate(resolve))
    }
    context.sendFrameSync(null)
    drain(context, packet, frames)
  } finally {
    packet.free()
    context.freeContext()
  }
  return { framesPerSecond, frames }
}

function drain(context: CodecContext, packet: Packet, into: { data: Uint8Array; key: boolean }[]): void {
  while (context.receivePacketSync(packet) >= 0) {
    if (packet.data) into.push({ data: new Uint8Array(packet.data), key: packet.isKeyframe })
    packet.unref()
  }
}
