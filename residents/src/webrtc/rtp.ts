/** RTP (RFC 3550, section 5.1) and the few RTCP packets a simple sender needs. */

const RTP_VERSION_BITS = 0x80
const EXTENSION_BIT = 0x10
const MARKER_BIT = 0x80
/** Profile of one-byte header extensions (RFC 8285, section 4.2). */
const ONE_BYTE_PROFILE = 0xbede
/** Seconds between the NTP epoch (1900) and the Unix epoch. */
const NTP_UNIX_OFFSET_SECONDS = 2_208_988_800

export interface RtpHeader {
  readonly payloadType: number
  readonly sequence: number
  readonly timestamp: number
  readonly ssrc: number
  readonly marker: boolean
  /** Audio level in -dBov (0 loudest, 127 silent) under this extension id (RFC 6464). */
  readonly audioLevel?: { readonly id: number; readonly level: number; readonly voice: boolean }
}

export function rtpPacket(header: RtpHeader, payload: Uint8Array): Buffer {
  const { audioLevel } = header
  const extensionBytes = audioLevel ? 8 : 0
  const packet = Buffer.allocUnsafe(12 + extensionBytes + payload.length)
  packet[0] = RTP_VERSION_BITS | (audioLevel ? EXTENSION_BIT : 0)
  packet[1] = (header.marker ? MARKER_BIT : 0) | header.payloadType
  packet.writeUInt16BE(header.sequence & 0xffff, 2)
  packet.writeUInt32BE(header.timestamp >>> 0, 4)
  packet.writeUInt32BE(header.ssrc >>> 0, 8)
  if (audioLevel) {
    packet.writeUInt16BE(ONE_BYTE_PROFILE, 12)
    packet.writeUInt16BE(1, 14)
    packet[16] = audioLevel.id << 4
    packet[17] = (audioLevel.voice ? 0x80 : 0) | audioLevel.level
    packet.writeUInt16BE(0, 18)
  }
  packet.set(payload, 12 + extensionBytes)
  return packet
}

/** Reads the fixed header; `undefined` for RTCP (payload types 64–95 of the mux, RFC 5761) and for rubbish. */
export function readRtpHeader(packet: Buffer): RtpHeader | undefined {
  if (packet.length < 12 || ((packet[0] ?? 0) & 0xc0) !== RTP_VERSION_BITS) return undefined
  const second = packet[1] ?? 0
  const payloadType = second & 0x7f
  if (payloadType >= 64 && payloadType <= 95) return undefined
  return {
    payloadType,
    marker: (second & MARKER_BIT) !== 0,
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    ssrc: packet.readUInt32BE(8),
  }
}

/** Sender report with the CNAME in a source description (RFC 3550, sections 6.4.1 and 6.5). */
export function senderReport(report: {
  readonly ssrc: number
  readonly timestamp: number
  /** Unix milliseconds that belong to `timestamp`. */
  readonly atMs: number
  readonly packets: number
  readonly octets: number
  readonly cname: string
}): Buffer {
  const cname = Buffer.from(report.cname, "latin1")
  const chunkBytes = Math.ceil((4 + 2 + cname.length + 1) / 4) * 4
  const packet = Buffer.alloc(28 + 4 + chunkBytes)
  packet[0] = RTP_VERSION_BITS
  packet[1] = 200
  packet.writeUInt16BE(6, 2)
  packet.writeUInt32BE(report.ssrc >>> 0, 4)
  const seconds = Math.floor(report.atMs / 1000)
  packet.writeUInt32BE(seconds + NTP_UNIX_OFFSET_SECONDS, 8)
  packet.writeUInt32BE(Math.floor(((report.atMs - seconds * 1000) / 1000) * 2 ** 32) >>> 0, 12)
  packet.writeUInt32BE(report.timestamp >>> 0, 16)
  packet.writeUInt32BE(report.packets >>> 0, 20)
  packet.writeUInt32BE(report.octets >>> 0, 24)
  packet[28] = RTP_VERSION_BITS | 1
  packet[29] = 202
  packet.writeUInt16BE(chunkBytes / 4, 30)
  packet.writeUInt32BE(report.ssrc >>> 0, 32)
  packet[36] = 1
  packet[37] = cname.length
  cname.copy(packet, 38)
  return packet
}

/** What a compound RTCP packet asks of a sender. */
export interface Feedback {
  /** PLI (RFC 4585, section 6.3.1) or FIR (RFC 5104, section 4.3.1). */
  readonly keyFrame: boolean
  /** Sequence numbers of a generic NACK (RFC 4585, section 6.2.1). */
  readonly missing: readonly number[]
}

export function readFeedback(compound: Buffer): Feedback {
  let keyFrame = false
  const missing: number[] = []
  for (let at = 0; at + 4 <= compound.length; ) {
    const bytes = (compound.readUInt16BE(at + 2) + 1) * 4
    const format = (compound[at] ?? 0) & 0x1f
    const type = compound[at + 1]
    if (type === 206 && (format === 1 || format === 4)) keyFrame = true
    if (type === 205 && format === 1) {
      for (let item = at + 12; item + 4 <= Math.min(at + bytes, compound.length); item += 4) {
        const first = compound.readUInt16BE(item)
        const mask = compound.readUInt16BE(item + 2)
        missing.push(first)
        for (let bit = 0; bit < 16; bit++) if (mask & (1 << bit)) missing.push((first + bit + 1) & 0xffff)
      }
    }
    at += bytes
  }
  return { keyFrame, missing }
}
