import { SOURCE_RULES, type Source } from "@openair/protocol"
import type { types } from "mediasoup-client"

/** About 360p for a picture in a crowd, and for the studio's mix. */
const MIDDLE_BPS = 600_000
const SMALL_BPS = 150_000
const LARGE_BPS = 1_700_000
/** Text stays sharp at few frames; film in a shared tab still moves. */
const SCREEN_FRAME_RATE = 15
/** Speech in full band with room for error correction. */
const VOICE_BPS = 48_000
/** Encoders start here instead of at 300 kb/s, so that the first seconds are not a blur. */
const START_KBPS = 1000

/** Simulcast layers for a picture, smallest first (the order mediasoup counts spatial layers in). */
export function encodingsFor(source: Source, heightPx: number): types.RtpEncodingParameters[] {
  const { kind, maxBitrateBps } = SOURCE_RULES[source]
  if (kind === "audio") return [{ maxBitrate: source === "microphone" ? VOICE_BPS : maxBitrateBps, dtx: false }]
  if (source === "screen") return [{ maxBitrate: maxBitrateBps, maxFramerate: SCREEN_FRAME_RATE }]
  const layer = (rid: string, scaleResolutionDownBy: number, maxBitrate: number) => ({
    rid,
    scaleResolutionDownBy,
    maxBitrate,
    scalabilityMode: "L1T1",
  })
  if (heightPx >= 660) return [layer("q", 4, SMALL_BPS), layer("h", 2, MIDDLE_BPS), layer("f", 1, LARGE_BPS)]
  if (heightPx >= 340) return [layer("h", 2, SMALL_BPS), layer("f", 1, heightPx >= 480 ? LARGE_BPS / 2 : MIDDLE_BPS)]
  return [{ maxBitrate: MIDDLE_BPS, scalabilityMode: "L1T1" }]
}

export function codecOptionsFor(source: Source): types.ProducerCodecOptions {
  switch (source) {
    case "microphone":
      return { opusStereo: false, opusDtx: false, opusFec: true, opusMaxAverageBitrate: VOICE_BPS }
    case "screenAudio":
      return { opusStereo: true, opusDtx: false, opusMaxAverageBitrate: SOURCE_RULES.screenAudio.maxBitrateBps }
    case "camera":
    case "screen":
      return { videoGoogleStartBitrate: START_KBPS }
  }
}
