/** Payload that fits an Ethernet frame with IP, UDP, SRTP and RTP around it. */
const MAX_PAYLOAD_BYTES = 1150
/** First packet of a frame (RFC 7741, section 4.2: S bit, partition 0). */
const START = 0x10

/** Splits a VP8 frame into RTP payloads with a one-byte descriptor each. */
export function packetizeVp8(frame: Uint8Array): Buffer[] {
  const payloads: Buffer[] = []
  for (let at = 0; at < frame.length; at += MAX_PAYLOAD_BYTES) {
    const part = frame.subarray(at, at + MAX_PAYLOAD_BYTES)
    const payload = Buffer.allocUnsafe(1 + part.length)
    payload[0] = at === 0 ? START : 0
    payload.set(part, 1)
    payloads.push(payload)
  }
  return payloads
}
