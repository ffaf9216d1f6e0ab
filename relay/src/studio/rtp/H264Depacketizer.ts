import { type CodedFrame, type Depacketizer, MAX_CODED_FRAME_BYTES } from "./Depacketizer.ts"
import type { RtpPacket } from "./parseRtpPacket.ts"

const START_CODE = Buffer.from([0, 0, 0, 1])
const NAL_IDR = 5
const NAL_STAP_A = 24
const NAL_FU_A = 28

/** H.264 over RTP (RFC 6184) in packetization modes 0 and 1: single NAL units, STAP-A, FU-A. Gives Annex B. */
export class H264Depacketizer implements Depacketizer {
  #parts: Buffer[] = []
  #bytes = 0
  #key = false
  #timestamp: number | null = null
  /** Inside a fragmented NAL unit. */
  #fragment = false

  push(packet: RtpPacket): CodedFrame | null {
    if (this.#timestamp !== packet.timestamp) this.reset()
    this.#timestamp = packet.timestamp
    if (!this.#add(packet.payload) || this.#bytes > MAX_CODED_FRAME_BYTES) {
      this.reset()
      return null
    }
    if (!packet.marker || this.#bytes === 0) return null
    const frame = { timestamp: packet.timestamp, key: this.#key, data: Buffer.concat(this.#parts, this.#bytes) }
    this.reset()
    return frame
  }

  reset(): void {
    this.#parts = []
    this.#bytes = 0
    this.#key = false
    this.#timestamp = null
    this.#fragment = false
  }

  #add(payload: Buffer): boolean {
    const first = payload[0]
    if (first === undefined) return true
    const type = first & 0x1f
    if (type >= 1 && type <= 23) return this.#addNal(payload)
    if (type === NAL_STAP_A) return this.#addAggregate(payload)
    if (type === NAL_FU_A) return this.#addFragment(payload, first)
    return false
  }

  #addNal(nal: Buffer): boolean {
    this.#fragment = false
    if (((nal[0] ?? 0) & 0x1f) === NAL_IDR) this.#key = true
    this.#append(START_CODE)
    this.#append(nal)
    return true
  }

  #addAggregate(payload: Buffer): boolean {
    let offset = 1
    while (offset + 2 <= payload.length) {
      const size = payload.readUInt16BE(offset)
      offset += 2
      if (size === 0 || offset + size > payload.length) return false
      this.#addNal(payload.subarray(offset, offset + size))
      offset += size
    }
    return true
  }

  #addFragment(payload: Buffer, indicator: number): boolean {
    const header = payload[1]
    if (header === undefined) return false
    if ((header & 0x80) !== 0) {
      this.#fragment = true
      if ((header & 0x1f) === NAL_IDR) this.#key = true
      this.#append(START_CODE)
      this.#append(Buffer.from([(indicator & 0xe0) | (header & 0x1f)]))
    } else if (!this.#fragment) {
      return false
    }
    this.#append(payload.subarray(2))
    if ((header & 0x40) !== 0) this.#fragment = false
    return true
  }

  #append(data: Buffer): void {
    this.#parts.push(data)
    this.#bytes += data.length
  }
}
