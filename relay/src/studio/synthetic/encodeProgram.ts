import { AUDIO_FRAME_SAMPLES, AudioEncoder } from "../AudioEncoder.ts"
import { Canvas } from "../Canvas.ts"
import type { EncodedSample, Hello } from "../mediaStream.ts"
import { STUDIO_SMALL, type StudioConfig } from "../messages.ts"
import { VIDEO_TIMESCALE, VideoEncoder } from "../VideoEncoder.ts"

const SAMPLE_RATE = 48_000
const AUDIO_BITRATE_BPS = 96_000

export interface EncodedProgram {
  readonly hello: Hello
  /** In the order in which a studio would send them. */
  readonly samples: EncodedSample[]
}

/** A few seconds of program made by the studio's own encoders: a picture that grows lighter, and a tone. */
export async function encodeProgram(options: {
  seconds: number
  toneHertz: number
  timelineOriginMs: number
  /** Where the program begins on the timeline. */
  startMs: number
  keyFrameIntervalMs?: number
}): Promise<EncodedProgram> {
  const config: StudioConfig = {
    ...STUDIO_SMALL,
    audioBitrateBps: AUDIO_BITRATE_BPS,
    packagerSocketPath: "-",
    timelineOriginMs: options.timelineOriginMs,
  }
  const { width, height, framesPerSecond } = config
  const video = await VideoEncoder.open(config)
  const audio = await AudioEncoder.open(AUDIO_BITRATE_BPS)
  const canvas = new Canvas(width, height)
  const samples: EncodedSample[] = []
  const duration = VIDEO_TIMESCALE / framesPerSecond
  const keyEvery = Math.round(((options.keyFrameIntervalMs ?? config.keyFrameIntervalMs) * framesPerSecond) / 1000)
  const left = new Float32Array(AUDIO_FRAME_SAMPLES)
  let blocks = 0
  for (let frame = 0; frame < options.seconds * framesPerSecond; frame++) {
    for (; blocks * AUDIO_FRAME_SAMPLES <= (frame / framesPerSecond) * SAMPLE_RATE; blocks++) {
      const first = blocks * AUDIO_FRAME_SAMPLES
      for (let i = 0; i < left.length; i++)
        left[i] = 0.25 * Math.sin((2 * Math.PI * options.toneHertz * (first + i)) / SAMPLE_RATE)
      audio.encode(left, left, options.startMs * 48 + first, (data, pts) => {
        if (pts < options.startMs * 48) return
        samples.push({ track: "audio", key: true, pts, dts: pts, duration: AUDIO_FRAME_SAMPLES, data })
      })
    }
    canvas.fill({ x: 0, y: 0, width, height }, [40 + (frame % 150), 128, 128])
    video.encode(
      canvas.frame,
      options.startMs * 90 + frame * duration,
      frame % keyEvery === 0,
      (data, key, pts, dts) => {
        samples.push({ track: "video", key, pts, dts, duration, data })
      },
    )
  }
  const hello: Hello = {
    timelineOriginMs: options.timelineOriginMs,
    video: {
      width,
      height,
      framesPerSecond,
      timescale: VIDEO_TIMESCALE,
      bitrateBps: config.videoBitrateBps,
      parameterSets: video.parameterSets.toString("base64"),
    },
    audio: {
      sampleRate: SAMPLE_RATE,
      channels: 2,
      bitrateBps: AUDIO_BITRATE_BPS,
      audioSpecificConfig: audio.audioSpecificConfig.toString("base64"),
    },
  }
  video.close()
  audio.close()
  canvas.close()
  return { hello, samples }
}
