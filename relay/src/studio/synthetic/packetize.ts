/** RTP payloads made from coded pictures: what a browser would send, for tests and measurements. */

const MAX_PAYLOAD_BYTES = 1_100

/** RFC 7741, with a 15-bit picture id as browsers send it. */
export function packetizeVp8(frame: Buffer, pictureId: number): Buffer[] {
  const payloads: Buffer[] = []
  for (let offset = 0; offset < frame.length; offset += MAX_PAYLOAD_BYTES) {
    const descriptor = Buffer.from([
      offset === 0 ? 0x90 : 0x80,
      0x80,
      0x80 | ((pictureId >> 8) & 0x7f),
      pictureId & 0xff,
    ])
    payloads.push(Buffer.concat([descriptor, frame.subarray(offset, offset + MAX_PAYLOAD_BYTES)]))
  }
  return payloads
}

/** RFC 6184, mode 1: small NAL units together in a STAP-A, large ones in FU-As. */
export function packetizeH264(units: readonly Buffer[]): Buffer[] {
  const payloads: Buffer[] = []
  let small: Buffer[] = []
  const flush = () => {
    const [only] = small
    if (small.length === 1 && only) payloads.push(only)
    else if (small.length > 1) payloads.push(aggregate(small))
    small = []
  }
  for (const unit of units) {
    const bytes = small.reduce((sum, each) => sum + each.length + 2, 1)
    if (bytes + unit.length + 2 > MAX_PAYLOAD_BYTES) flush()
    if (unit.length > MAX_PAYLOAD_BYTES) payloads.push(...fragmentUnit(unit))
    else small.push(unit)
  }
  flush()
  return payloads
}

function aggregate(units: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from([24 | (0x60 & (units[0]?.[0] ?? 0))])]
  for (const unit of units) {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(unit.length)
    parts.push(length, unit)
  }
  return Buffer.concat(parts)
}

function fragmentUnit(unit: Buffer): Buffer[] {
  const first = unit[0] ?? 0
  const payloads: Buffer[] = []
  for (let offset = 1; offset < unit.length; offset += MAX_PAYLOAD_BYTES) {
    const start = offset === 1 ? 0x80 : 0
    const end = offset + MAX_PAYLOAD_BYTES >= unit.length ? 0x40 : 0
    const head = Buffer.from([(first & 0xe0) | 28, start | end | (first & 0x1f)])
    payloads.push(Buffer.concat([head, unit.subarray(offset, offset + MAX_PAYLOAD_BYTES)]))
  }
  return payloads
}

export function rtpPacket(header: {
  payloadType: number
  marker: boolean
  sequenceNumber: number
  timestamp: number
  ssrc: number
  payload: Buffer
}): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt8(0x80, 0)
  head.writeUInt8(header.payloadType | (header.marker ? 0x80 : 0), 1)
  head.writeUInt16BE(header.sequenceNumber & 0xffff, 2)
  head.writeUInt32BE(header.timestamp >>> 0, 4)
  head.writeUInt32BE(header.ssrc, 8)
  return Buffer.concat([head, header.payload])
}

/** RFC 3550 §6.4.1 without report blocks. */
export function senderReport(ssrc: number, unixMs: number, timestamp: number): Buffer {
  const report = Buffer.alloc(28)
  const seconds = Math.floor(unixMs / 1000)
  report.writeUInt8(0x80, 0)
  report.writeUInt8(200, 1)
  report.writeUInt16BE(6, 2)
  report.writeUInt32BE(ssrc, 4)
  report.writeUInt32BE(seconds + 2_208_988_800, 8)
  report.writeUInt32BE(Math.floor(((unixMs - seconds * 1000) / 1000) * 0x1_0000_0000), 12)
  report.writeUInt32BE(timestamp >>> 0, 16)
  return report
}
