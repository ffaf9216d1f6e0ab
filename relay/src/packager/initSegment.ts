import type { Hello } from "../studio/mediaStream.ts"
import { avcConfiguration } from "./avc.ts"
import { box, fullBox, u8, u16, u32 } from "./box.ts"

export const VIDEO_TRACK = 1
export const AUDIO_TRACK = 2

const UNITY_MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
const LANGUAGE_UNDETERMINED = u16(0x55c4, 0)

export interface InitSegment {
  readonly data: Buffer
  /** RFC 6381 codecs, video first. */
  readonly codecs: string
}

/** The CMAF header (ISO/IEC 23000-19 §7.3.1) of a muxed H.264 and AAC-LC program: ftyp and moov. */
export function initSegment(hello: Hello): InitSegment {
  const avc = avcConfiguration(Buffer.from(hello.video.parameterSets, "base64"))
  const audioConfig = Buffer.from(hello.audio.audioSpecificConfig, "base64")
  const audioObjectType = ((audioConfig[0] ?? 0) >> 3) & 0x1f
  const data = Buffer.concat([
    box("ftyp", Buffer.from("iso6"), u32(0), Buffer.from("iso6cmfcmp41")),
    box(
      "moov",
      fullBox(
        "mvhd",
        0,
        0,
        u32(0, 0, 1_000, 0, 0x10000),
        u16(0x100, 0),
        u32(0, 0),
        UNITY_MATRIX,
        u32(0, 0, 0, 0, 0, 0, 3),
      ),
      videoTrack(hello.video, avc.avcC),
      audioTrack(hello.audio, audioConfig),
      box("mvex", trackExtends(VIDEO_TRACK), trackExtends(AUDIO_TRACK)),
    ),
  ])
  return { data, codecs: `${avc.codec},mp4a.40.${audioObjectType}` }
}

function videoTrack(video: Hello["video"], avcC: Buffer): Buffer {
  const sampleEntry = box(
    "avc1",
    u32(0),
    u16(0, 1, 0, 0),
    u32(0, 0, 0),
    u16(video.width, video.height),
    u32(0x480000, 0x480000, 0),
    u16(1),
    Buffer.alloc(32),
    u16(24, 0xffff),
    box("avcC", avcC),
    box("pasp", u32(1, 1)),
  )
  const header = fullBox("vmhd", 0, 1, u16(0, 0, 0, 0))
  return track({ id: VIDEO_TRACK, ...video, handler: "vide", name: "program picture", header, sampleEntry, volume: 0 })
}

function audioTrack(audio: Hello["audio"], audioConfig: Buffer): Buffer {
  const sampleEntry = box(
    "mp4a",
    u32(0),
    u16(0, 1),
    u32(0, 0),
    u16(audio.channels, 16, 0, 0),
    u32(audio.sampleRate * 0x10000),
    elementaryStreamDescriptor(audio.bitrateBps, audioConfig),
  )
  const header = fullBox("smhd", 0, 0, u16(0, 0))
  return track({
    id: AUDIO_TRACK,
    width: 0,
    height: 0,
    timescale: audio.sampleRate,
    handler: "soun",
    name: "program sound",
    header,
    sampleEntry,
    volume: 0x100,
  })
}

/** ISO/IEC 14496-1 §7.2.6: ES_Descriptor around DecoderConfig (AAC), DecoderSpecificInfo and SLConfig. */
function elementaryStreamDescriptor(bitrateBps: number, audioConfig: Buffer): Buffer {
  const specific = descriptor(0x05, audioConfig)
  const decoder = descriptor(0x04, u8(0x40, 0x15, 0, 0, 0), u32(bitrateBps, bitrateBps), specific)
  return fullBox("esds", 0, 0, descriptor(0x03, u16(AUDIO_TRACK), u8(0), decoder, descriptor(0x06, u8(2))))
}

function descriptor(tag: number, ...contents: readonly Buffer[]): Buffer {
  const body = Buffer.concat(contents)
  return Buffer.concat([u8(tag, 0x80, 0x80, 0x80, body.length), body])
}

function track(options: {
  id: number
  width: number
  height: number
  timescale: number
  handler: string
  name: string
  header: Buffer
  sampleEntry: Buffer
  volume: number
}): Buffer {
  const { id, width, height, timescale, handler, name, header, sampleEntry, volume } = options
  return box(
    "trak",
    fullBox(
      "tkhd",
      0,
      3,
      u32(0, 0, id, 0, 0, 0, 0),
      u16(0, 0, volume, 0),
      UNITY_MATRIX,
      u32(width * 0x10000, height * 0x10000),
    ),
    box(
      "mdia",
      fullBox("mdhd", 0, 0, u32(0, 0, timescale, 0), LANGUAGE_UNDETERMINED),
      fullBox("hdlr", 0, 0, u32(0), Buffer.from(handler), u32(0, 0, 0), Buffer.from(`${name}\0`)),
      box(
        "minf",
        header,
        box("dinf", fullBox("dref", 0, 0, u32(1), fullBox("url ", 0, 1))),
        box(
          "stbl",
          fullBox("stsd", 0, 0, u32(1), sampleEntry),
          fullBox("stts", 0, 0, u32(0)),
          fullBox("stsc", 0, 0, u32(0)),
          fullBox("stsz", 0, 0, u32(0, 0)),
          fullBox("stco", 0, 0, u32(0)),
        ),
      ),
    ),
  )
}

function trackExtends(id: number): Buffer {
  return fullBox("trex", 0, 0, u32(id, 1, 0, 0, 0))
}
