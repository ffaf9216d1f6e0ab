/** Media made once and sent for ever. */
export interface PictureLoop {
  readonly framesPerSecond: number
  /** VP8 frames; the first is a key frame. */
  readonly frames: readonly { readonly data: Uint8Array; readonly key: boolean }[]
}

export interface SoundLoop {
  /** Opus packets of 20 ms each. `level` in -dBov (RFC 6464): 127 is silence. */
  readonly packets: readonly { readonly data: Uint8Array; readonly level: number }[]
}

export const SOUND_PACKET_MS = 20
export const SOUND_RATE_HZ = 48_000
export const PICTURE_RATE_HZ = 90_000
