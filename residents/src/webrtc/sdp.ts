import type { LocalDtls, TransportParameters } from "./transportParameters.ts"

const EOL = "\r\n"
/** The fingerprint every DTLS stack understands (RFC 8122, section 5). */
const FINGERPRINT = "sha-256"

/** One media section (RFC 8866, section 5.14) of the description made for libdatachannel. */
export interface MediaSection {
  readonly mid: string
  readonly kind: "audio" | "video"
  readonly direction: "sendonly" | "recvonly" | "inactive"
  readonly payloadType: number
  /** Of rtpmap: "opus/48000/2", "VP8/90000". */
  readonly encoding: string
  /** Of `sendonly` sections: what the remote side will send. */
  readonly ssrc?: number
}

/**
 * The remote description a relay's transport amounts to (RFC 8829): one ICE-lite agent, one bundle.
 * As an offer it leaves the DTLS role open, as an answer it is the DTLS server.
 */
export function remoteSdp(
  type: "offer" | "answer",
  transport: TransportParameters,
  sections: readonly MediaSection[],
  version: number,
): string {
  const fingerprints = transport.dtlsParameters.fingerprints
  const fingerprint = fingerprints.find(({ algorithm }) => algorithm === FINGERPRINT) ?? fingerprints[0]
  const lines = [
    "v=0",
    `o=- 1 ${version} IN IP4 127.0.0.1`,
    "s=-",
    "t=0 0",
    "a=ice-lite",
    `a=group:BUNDLE ${sections.map(({ mid }) => mid).join(" ")}`,
    "a=msid-semantic: WMS *",
    `a=fingerprint:${fingerprint?.algorithm} ${fingerprint?.value}`,
    `a=setup:${type === "offer" ? "actpass" : "passive"}`,
  ]
  for (const section of sections) {
    lines.push(
      `m=${section.kind} 9 UDP/TLS/RTP/SAVPF ${section.payloadType}`,
      "c=IN IP4 0.0.0.0",
      `a=mid:${section.mid}`,
      `a=${section.direction}`,
      "a=rtcp-mux",
      `a=ice-ufrag:${transport.iceParameters.usernameFragment}`,
      `a=ice-pwd:${transport.iceParameters.password}`,
      `a=rtpmap:${section.payloadType} ${section.encoding}`,
    )
    if (section.kind === "video") {
      lines.push(`a=rtcp-fb:${section.payloadType} nack`, `a=rtcp-fb:${section.payloadType} nack pli`)
    }
    if (section.ssrc !== undefined) lines.push(`a=ssrc:${section.ssrc} cname:openair`)
    for (const candidate of transport.iceCandidates) {
      if (candidate.protocol !== "udp") continue
      const address = candidate.address ?? candidate.ip
      const { foundation, priority, port, type: candidateType } = candidate
      lines.push(`a=candidate:${foundation} 1 udp ${priority} ${address} ${port} typ ${candidateType}`)
    }
    lines.push("a=end-of-candidates")
  }
  return lines.join(EOL) + EOL
}

/** @throws when the description carries no fingerprint. */
export function localDtls(sdp: string): LocalDtls {
  const match = /a=fingerprint:(\S+) (\S+)/.exec(sdp)
  if (!match?.[1] || !match[2]) throw new Error("A local description without a fingerprint.")
  return { role: "client", fingerprints: [{ algorithm: match[1].toLowerCase(), value: match[2] }] }
}
