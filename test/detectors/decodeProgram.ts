import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  AV_PIX_FMT_RGBA,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
  type AVPixelFormat,
  SWS_BILINEAR,
} from "node-av/constants"
import { Codec, CodecContext, FormatContext, Frame, Packet, SoftwareScaleContext, type Stream } from "node-av/lib"
import type { RgbaImage } from "./colour.ts"

/** Pictures are scaled to this, so that many fit into memory. */
const WIDTH = 320
const HEIGHT = 180

export interface DecodedPicture {
  /** Presentation time on the file's timeline. */
  readonly seconds: number
  readonly image: RgbaImage
}

export interface DecodedProgram {
  readonly pictures: readonly DecodedPicture[]
  /** Left channel. */
  readonly samples: Float32Array
  readonly sampleRate: number
  /** Presentation time of the first sample. */
  readonly soundStartSeconds: number
  /** Places where a frame of sound does not begin where the last one ended. */
  readonly soundGaps: number
  /** Samples of sound between two times of the timeline. */
  soundBetween(fromSeconds: number, toSeconds: number): Float32Array
}

/** Decodes an MP4 (an init segment and what follows it) with FFmpeg, as a viewer's browser would. */
export async function decodeProgram(file: Buffer): Promise<DecodedProgram> {
  const folder = await mkdtemp(join(tmpdir(), "openair-decode-"))
  const format = new FormatContext()
  try {
    const path = join(folder, "program.mp4")
    await writeFile(path, file)
    check(await format.openInput(path, null, null), "open")
    check(await format.findStreamInfo(null), "read the streams of")
    return await decodeStreams(format)
  } finally {
    await format.closeInput()
    await rm(folder, { recursive: true })
  }
}

async function decodeStreams(format: FormatContext): Promise<DecodedProgram> {
  const video = format.streams.find((stream) => stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO)
  const audio = format.streams.find((stream) => stream.codecpar.codecType === AVMEDIA_TYPE_AUDIO)
  if (!video || !audio) throw new Error("the program lacks a picture or a sound track")
  const decoders = new Map([
    [video.index, await openDecoder(video)],
    [audio.index, await openDecoder(audio)],
  ])
  const pictures: DecodedPicture[] = []
  const blocks: Float32Array[] = []
  let soundStartSeconds = 0
  let soundEnd: bigint | null = null
  let soundGaps = 0
  const scaler = new Scaler()
  const onFrame = (stream: Stream, frame: Frame) => {
    const seconds = (Number(frame.pts) * stream.timeBase.num) / stream.timeBase.den
    if (stream.index === video.index) {
      pictures.push({ seconds, image: scaler.toRgba(frame) })
      return
    }
    const plane = frame.data?.[0]
    if (!plane) return
    if (soundEnd === null) soundStartSeconds = seconds
    else if (frame.pts !== soundEnd) soundGaps += 1
    soundEnd = frame.pts + BigInt(frame.nbSamples)
    blocks.push(new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples).slice())
  }
  await decodeAll(format, decoders, onFrame)
  const sampleRate = audio.codecpar.sampleRate
  const samples = Float32Array.from(blocks.flatMap((block) => Array.from(block)))
  const at = (seconds: number) => Math.max(0, Math.round((seconds - soundStartSeconds) * sampleRate))
  const soundBetween = (from: number, to: number) => samples.subarray(at(from), at(to))
  return { pictures, samples, sampleRate, soundStartSeconds, soundGaps, soundBetween }
}

async function decodeAll(
  format: FormatContext,
  decoders: ReadonlyMap<number, CodecContext>,
  onFrame: (stream: Stream, frame: Frame) => void,
): Promise<void> {
  const packet = new Packet()
  packet.alloc()
  const frame = new Frame()
  frame.alloc()
  const drain = (index: number, decoder: CodecContext) => {
    while (decoder.receiveFrameSync(frame) >= 0) {
      const stream = streams.get(index)
      if (stream) onFrame(stream, frame)
      frame.unref()
    }
  }
  const streams = new Map(format.streams.map((stream) => [stream.index, stream]))
  while ((await format.readFrame(packet)) >= 0) {
    const decoder = decoders.get(packet.streamIndex)
    if (decoder) {
      check(decoder.sendPacketSync(packet), "decode")
      drain(packet.streamIndex, decoder)
    }
    packet.unref()
  }
  for (const [index, decoder] of decoders) {
    decoder.sendPacketSync(null)
    drain(index, decoder)
    decoder.freeContext()
  }
  packet.free()
  frame.free()
}

async function openDecoder(stream: Stream): Promise<CodecContext> {
  const codec = Codec.findDecoder(stream.codecpar.codecId)
  if (!codec) throw new Error("no decoder for the program")
  const context = new CodecContext()
  context.allocContext3(codec)
  check(context.parametersToContext(stream.codecpar), "take the parameters of")
  context.pktTimebase = stream.timeBase
  check(await context.open2(codec, null), "open the decoder of")
  return context
}

class Scaler {
  readonly #context = new SoftwareScaleContext()
  #made = ""

  toRgba(frame: Frame): RgbaImage {
    const made = `${frame.width}x${frame.height}:${frame.format}`
    if (made !== this.#made) {
      const from = frame.format as AVPixelFormat
      this.#context.getContext(frame.width, frame.height, from, WIDTH, HEIGHT, AV_PIX_FMT_RGBA, SWS_BILINEAR)
      this.#made = made
    }
    const data = Buffer.alloc(WIDTH * HEIGHT * 4)
    const planes = (frame.data ?? []).slice(0, 3)
    this.#context.scaleSync(planes, frame.linesize.slice(0, 3), 0, frame.height, [data], [WIDTH * 4])
    return { width: WIDTH, height: HEIGHT, data }
  }
}

function check(result: number, doing: string): void {
  if (result < 0) throw new Error(`FFmpeg cannot ${doing} the program (${result})`)
}
