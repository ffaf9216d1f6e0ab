import { AV_CHANNEL_LAYOUT_MONO, AV_SAMPLE_FMT_FLT, FF_ENCODER_LIBOPUS } from "node-av/constants"
import { Codec, CodecContext, Dictionary, Frame, Packet, Rational } from "node-av/lib"
import { SOUND_PACKET_MS, SOUND_RATE_HZ, type SoundLoop } from "./loops.ts"

const PACKET_SAMPLES = (SOUND_RATE_HZ * SOUND_PACKET_MS) / 1000
const BITRATE_BPS = 32_000
const SILENT = 127

/** Encodes 48 kHz mono samples (-1 … 1) to Opus once; a last incomplete packet is left out. */
export async function encodeSound(samples: Float32Array): Promise<SoundLoop> {
  const codec = Codec.findEncoderByName(FF_ENCODER_LIBOPUS)
  if (!codec) throw new Error("This FFmpeg has no Opus encoder.")
  const context = new CodecContext()
  context.allocContext3(codec)
  context.sampleRate = SOUND_RATE_HZ
  context.sampleFormat = AV_SAMPLE_FMT_FLT
  context.channelLayout = AV_CHANNEL_LAYOUT_MONO
  context.bitRate = BigInt(BITRATE_BPS)
  context.timeBase = new Rational(1, SOUND_RATE_HZ)
  const settings = { application: "voip", frame_duration: String(SOUND_PACKET_MS) }
  const opened = await context.open2(codec, Dictionary.fromObject(settings))
  if (opened < 0) throw new Error(`The Opus encoder does not open (${opened}).`)

  const packet = new Packet()
  packet.alloc()
  const data: Uint8Array[] = []
  const levels: number[] = []
  const drain = () => {
    while (context.receivePacketSync(packet) >= 0) {
      if (packet.data) data.push(new Uint8Array(packet.data))
      packet.unref()
    }
  }
  try {
    for (let at = 0; at + PACKET_SAMPLES <= samples.length; at += PACKET_SAMPLES) {
      const part = samples.slice(at, at + PACKET_SAMPLES)
      levels.push(levelOf(part))
      const frame = Frame.fromAudioBuffer(Buffer.from(part.buffer), {
        nbSamples: PACKET_SAMPLES,
        format: AV_SAMPLE_FMT_FLT,
        sampleRate: SOUND_RATE_HZ,
        channelLayout: AV_CHANNEL_LAYOUT_MONO,
        timeBase: { num: 1, den: SOUND_RATE_HZ },
      })
      frame.pts = BigInt(at)
      context.sendFrameSync(frame)
      frame.free()
      drain()
    }
    context.sendFrameSync(null)
    drain()
  } finally {
    packet.free()
    context.freeContext()
  }
  return { packets: levels.flatMap((level, index) => (data[index] ? [{ data: data[index], level }] : [])) }
}

function levelOf(samples: Float32Array): number {
  let power = 0
  for (const sample of samples) power += sample * sample
  const dbov = 10 * Math.log10(power / samples.length + 1e-13)
  return Math.min(SILENT, Math.max(0, Math.round(-dbov)))
}
