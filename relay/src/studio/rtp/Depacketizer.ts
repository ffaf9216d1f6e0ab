import type { RtpPacket } from "./parseRtpPacket.ts"

/** One coded picture, put together from its packets. */
export interface CodedFrame {
  readonly timestamp: number
  readonly key: boolean
  readonly data: Buffer
}

/** Joins RTP payloads, given in order, into coded pictures. */
export interface Depacketizer {
  /** Returns the picture this packet completes, or null. Malformed payloads are dropped. */
  push(packet: RtpPacket): CodedFrame | null
  /** Forgets the picture in the making: packets were lost. */
  reset(): void
}

/** No picture of a call is larger; what claims to be would only fill memory. */
export const MAX_CODED_FRAME_BYTES = 4 * 1024 * 1024
