import { type CodedFrame, type Depacketizer, MAX_CODED_FRAME_BYTES } from "./Depacketizer.ts"
import type { RtpPacket } from "./parseRtpPacket.ts"

/** VP8 over RTP (RFC 7741). */
export class Vp8Depacketizer implements Depacketizer {
  #parts: Buffer[] = []
  #bytes = 0
  #timestamp: number | null = null

  push(packet: RtpPacket): CodedFrame | null {
    const descriptor = parseDescriptor(packet.payload)
    if (!descriptor) return null
    const startsFrame = descriptor.startOfPartition && descriptor.partitionIndex === 0
    if (startsFrame) {
      this.reset()
      this.#timestamp = packet.timestamp
    } else if (this.#timestamp !== packet.timestamp) {
      this.reset()
      return null
    }
    const data = packet.payload.subarray(descriptor.bytes)
    this.#parts.push(data)
    this.#bytes += data.length
    if (this.#bytes > MAX_CODED_FRAME_BYTES) this.reset()
    if (!packet.marker || this.#bytes === 0) return null
    const frame = Buffer.concat(this.#parts, this.#bytes)
    const timestamp = packet.timestamp
    this.reset()
    // RFC 6386 §9.1: the lowest bit of the frame tag is 0 in key frames.
    return { timestamp, key: ((frame[0] ?? 1) & 1) === 0, data: frame }
  }

  reset(): void {
    this.#parts = []
    this.#bytes = 0
    this.#timestamp = null
  }
}

/**
 *  0 1 2 3 4 5 6 7
 * |X|R|N|S|R| PID |   required
 * |I|L|T|K| RSV   |   if X
 * |M| PictureID   |   if I (a second byte if M)
 * |   TL0PICIDX   |   if L
 * |TID|Y| KEYIDX  |   if T or K
 */
function parseDescriptor(payload: Buffer): { bytes: number; startOfPartition: boolean; partitionIndex: number } | null {
  const first = payload[0]
  if (first === undefined) return null
  let bytes = 1
  if ((first & 0x80) !== 0) {
    const extension = payload[bytes++] ?? 0
    if ((extension & 0x80) !== 0) bytes += ((payload[bytes] ?? 0) & 0x80) !== 0 ? 2 : 1
    if ((extension & 0x40) !== 0) bytes += 1
    if ((extension & 0x30) !== 0) bytes += 1
  }
  if (bytes >= payload.length) return null
  return { bytes, startOfPartition: (first & 0x10) !== 0, partitionIndex: first & 0x07 }
}
