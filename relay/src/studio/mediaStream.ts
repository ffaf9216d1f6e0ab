import { z } from "zod"

/**
 * The encoded program on its way from the studio to the packager: frames on a Unix stream socket.
 * Big-endian. One connection is one encoder session.
 *
 *   length u32 │ kind u8 │ body (length − 1 bytes)
 *   kind 0 hello   JSON of {@link helloSchema}; first frame of every connection
 *   kind 1 sample  track u8 (0 video, 1 audio) │ flags u8 (bit 0 key) │ pts i64 │ dts i64 │ duration u32 │ data
 *
 * pts, dts and duration count in the track's timescale since the broadcast's timeline origin.
 * Video data is one H.264 access unit in Annex B form; audio data one raw AAC frame.
 */
export const helloSchema = z.object({
  /** Unix ms that is zero on the clock of all samples. */
  timelineOriginMs: z.number().int(),
  video: z.object({
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    framesPerSecond: z.number().positive(),
    timescale: z.number().int().positive(),
    bitrateBps: z.number().int().positive(),
    /** Annex B parameter sets (SPS, PPS), base64. */
    parameterSets: z.string().max(8_192),
  }),
  audio: z.object({
    sampleRate: z.number().int().positive(),
    channels: z.number().int().min(1).max(2),
    bitrateBps: z.number().int().positive(),
    /** AudioSpecificConfig (ISO/IEC 14496-3), base64. */
    audioSpecificConfig: z.string().max(512),
  }),
})
export type Hello = z.infer<typeof helloSchema>

export interface EncodedSample {
  readonly track: "video" | "audio"
  readonly key: boolean
  readonly pts: number
  readonly dts: number
  readonly duration: number
  readonly data: Buffer
}

const KIND_HELLO = 0
const KIND_SAMPLE = 1
const SAMPLE_HEADER_BYTES = 22
/** No sane frame is larger; what claims to be would only fill memory. */
const MAX_FRAME_BYTES = 8 * 1024 * 1024

export function encodeHello(hello: Hello): Buffer {
  const body = Buffer.from(JSON.stringify(hello))
  const head = Buffer.alloc(5)
  head.writeUInt32BE(body.length + 1, 0)
  head.writeUInt8(KIND_HELLO, 4)
  return Buffer.concat([head, body])
}

/** Header and data as two buffers, so that the data is not copied. */
export function encodeSample(sample: EncodedSample): [Buffer, Buffer] {
  const head = Buffer.alloc(5 + SAMPLE_HEADER_BYTES)
  head.writeUInt32BE(1 + SAMPLE_HEADER_BYTES + sample.data.length, 0)
  head.writeUInt8(KIND_SAMPLE, 4)
  head.writeUInt8(sample.track === "video" ? 0 : 1, 5)
  head.writeUInt8(sample.key ? 1 : 0, 6)
  head.writeBigInt64BE(BigInt(sample.pts), 7)
  head.writeBigInt64BE(BigInt(sample.dts), 15)
  head.writeUInt32BE(sample.duration, 23)
  return [head, sample.data]
}

export type MediaFrame = { readonly hello: Hello } | { readonly sample: EncodedSample }

/** Cuts the byte stream back into frames. Throws on a stream that is not of the form above. */
export class MediaStreamParser {
  #chunks: Buffer[] = []
  #buffered = 0

  push(chunk: Buffer): MediaFrame[] {
    this.#chunks.push(chunk)
    this.#buffered += chunk.length
    const frames: MediaFrame[] = []
    let need = this.#nextLength()
    while (need !== null && this.#buffered >= need) {
      frames.push(parseFrame(this.#take(need)))
      need = this.#nextLength()
    }
    return frames
  }

  #nextLength(): number | null {
    if (this.#buffered < 4) return null
    let first = this.#chunks[0] as Buffer
    if (first.length < 4) {
      first = Buffer.concat(this.#chunks)
      this.#chunks = [first]
    }
    const length = first.readUInt32BE(0)
    if (length === 0 || length > MAX_FRAME_BYTES) throw new Error(`media stream frame of ${length} bytes`)
    return 4 + length
  }

  #take(bytes: number): Buffer {
    const all = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks)
    this.#buffered -= bytes
    this.#chunks = this.#buffered > 0 ? [all.subarray(bytes)] : []
    return all.subarray(0, bytes)
  }
}

function parseFrame(frame: Buffer): MediaFrame {
  const kind = frame.readUInt8(4)
  if (kind === KIND_HELLO) return { hello: helloSchema.parse(JSON.parse(frame.toString("utf8", 5))) }
  if (kind !== KIND_SAMPLE || frame.length < 5 + SAMPLE_HEADER_BYTES)
    throw new Error(`media stream frame of kind ${kind}`)
  return {
    sample: {
      track: frame.readUInt8(5) === 0 ? "video" : "audio",
      key: (frame.readUInt8(6) & 1) === 1,
      pts: Number(frame.readBigInt64BE(7)),
      dts: Number(frame.readBigInt64BE(15)),
      duration: frame.readUInt32BE(23),
      data: frame.subarray(5 + SAMPLE_HEADER_BYTES),
    },
  }
}
