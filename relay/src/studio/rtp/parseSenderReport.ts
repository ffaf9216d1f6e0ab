/** A sender's statement that its RTP clock showed `rtpTimestamp` when its wall clock showed `ntpMs` (Unix ms, fractional). */
export interface SenderReport {
  readonly ssrc: number
  readonly ntpMs: number
  readonly rtpTimestamp: number
}

const SENDER_REPORT = 200
const NTP_TO_UNIX_SECONDS = 2_208_988_800
const TWO_POW_32 = 0x1_0000_0000

/** Finds the sender report for `ssrc` in a compound RTCP packet (RFC 3550 §6.4.1), or null. */
export function parseSenderReport(datagram: Buffer, ssrc: number): SenderReport | null {
  let offset = 0
  while (offset + 8 <= datagram.length) {
    const first = datagram.readUInt8(offset)
    if (first >> 6 !== 2) return null
    const bytes = (datagram.readUInt16BE(offset + 2) + 1) * 4
    if (offset + bytes > datagram.length) return null
    if (datagram.readUInt8(offset + 1) === SENDER_REPORT && bytes >= 28 && datagram.readUInt32BE(offset + 4) === ssrc) {
      const seconds = datagram.readUInt32BE(offset + 8)
      const fraction = datagram.readUInt32BE(offset + 12) / TWO_POW_32
      return {
        ssrc,
        ntpMs: (seconds - NTP_TO_UNIX_SECONDS + fraction) * 1000,
        rtpTimestamp: datagram.readUInt32BE(offset + 16),
      }
    }
    offset += bytes
  }
  return null
}
