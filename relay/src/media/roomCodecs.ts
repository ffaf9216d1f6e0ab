import type { types } from "mediasoup"

/**
 * What a room accepts, in order of preference. VP8 first: every WebRTC client encodes and decodes it, in simulcast too.
 * H.264 constrained baseline in packetization mode 1 is what RFC 7742 requires of browsers and what cameras speak.
 */
export const ROOM_CODECS: types.RouterRtpCodecCapability[] = [
  { kind: "audio", mimeType: "audio/opus", clockRate: 48_000, channels: 2 },
  { kind: "video", mimeType: "video/VP8", clockRate: 90_000 },
  {
    kind: "video",
    mimeType: "video/H264",
    clockRate: 90_000,
    parameters: { "packetization-mode": 1, "profile-level-id": "42e01f", "level-asymmetry-allowed": 1 },
  },
]
