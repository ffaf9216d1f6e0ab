/** The codecs of these clients and their payload types. */
export const OPUS_PAYLOAD_TYPE = 111
export const VP8_PAYLOAD_TYPE = 96
export const AUDIO_LEVEL_EXTENSION_ID = 1
const AUDIO_LEVEL_URI = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"

const VIDEO_FEEDBACK = [{ type: "nack" }, { type: "nack", parameter: "pli" }, { type: "ccm", parameter: "fir" }]

/** What a receiver that only counts packets announces in `join`: no retransmissions, no bandwidth estimation. */
export const RECEIVE_CAPABILITIES = {
  codecs: [
    { kind: "audio", mimeType: "audio/opus", preferredPayloadType: OPUS_PAYLOAD_TYPE, clockRate: 48_000, channels: 2 },
    {
      kind: "video",
      mimeType: "video/VP8",
      preferredPayloadType: VP8_PAYLOAD_TYPE,
      clockRate: 90_000,
      rtcpFeedback: VIDEO_FEEDBACK,
    },
  ],
  headerExtensions: [],
}

/** Announced by who wants to receive nothing. */
export const NO_CAPABILITIES = { codecs: [], headerExtensions: [] }

export function audioRtpParameters(ssrc: number, cname: string): Record<string, unknown> {
  return {
    codecs: [{ mimeType: "audio/opus", payloadType: OPUS_PAYLOAD_TYPE, clockRate: 48_000, channels: 2 }],
    headerExtensions: [{ uri: AUDIO_LEVEL_URI, id: AUDIO_LEVEL_EXTENSION_ID }],
    encodings: [{ ssrc }],
    rtcp: { cname, reducedSize: true },
  }
}

export function videoRtpParameters(ssrc: number, cname: string, maxBitrateBps: number): Record<string, unknown> {
  return {
    codecs: [{ mimeType: "video/VP8", payloadType: VP8_PAYLOAD_TYPE, clockRate: 90_000, rtcpFeedback: VIDEO_FEEDBACK }],
    headerExtensions: [],
    encodings: [{ ssrc, maxBitrate: maxBitrateBps }],
    rtcp: { cname, reducedSize: true },
  }
}
