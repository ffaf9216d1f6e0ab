/** One RTP packet (RFC 3550 §5.1), its payload a view on the datagram. */
export interface RtpPacket {
  readonly payloadType: number
  readonly marker: boolean
  readonly sequenceNumber: number
  readonly timestamp: number
  readonly ssrc: number
  readonly payload: Buffer
}

const FIXED_HEADER_BYTES = 12

/** Returns null for what is not a well-formed RTP packet: a datagram from anywhere must never throw. */
export function parseRtpPacket(datagram: Buffer): RtpPacket | null {
  if (datagram.length < FIXED_HEADER_BYTES) return null
  const first = datagram.readUInt8(0)
  if (first >> 6 !== 2) return null
  const second = datagram.readUInt8(1)
  let offset = FIXED_HEADER_BYTES + (first & 0x0f) * 4
  if ((first & 0x10) !== 0) {
    if (offset + 4 > datagram.length) return null
    offset += 4 + datagram.readUInt16BE(offset + 2) * 4
  }
  let end = datagram.length
  if ((first & 0x20) !== 0) {
    const padding = datagram.readUInt8(end - 1)
    if (padding === 0) return null
    end -= padding
  }
  if (offset > end) return null
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequenceNumber: datagram.readUInt16BE(2),
    timestamp: datagram.readUInt32BE(4),
    ssrc: datagram.readUInt32BE(8),
    payload: datagram.subarray(offset, end),
  }
}

/** RTP and RTCP share a port (RFC 5761 §4): RTCP's packet types lie where no RTP payload type does. */
export function isRtcp(datagram: Buffer): boolean {
  const type = datagram[1]
  return type !== undefined && type >= 192 && type <= 223
}
