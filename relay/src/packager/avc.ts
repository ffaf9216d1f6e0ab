import { u8, u16 } from "./box.ts"

const NAL_SPS = 7
const NAL_PPS = 8
const NAL_ACCESS_UNIT_DELIMITER = 9

/** The NAL units of an Annex B byte stream (ITU-T H.264), without start codes and trailing zeros. */
export function splitAnnexB(data: Buffer): Buffer[] {
  const units: Buffer[] = []
  let unitStart = -1
  let search = 0
  for (;;) {
    const code = data.indexOf(START_CODE, search)
    if (unitStart >= 0) {
      let end = code < 0 ? data.length : code
      while (code >= 0 && end > unitStart && data[end - 1] === 0) end -= 1
      if (end > unitStart) units.push(data.subarray(unitStart, end))
    }
    if (code < 0) return units
    unitStart = code + START_CODE.length
    search = unitStart
  }
}

const START_CODE = Buffer.from([0, 0, 1])

/**
 * An access unit as it stands in an MP4 sample (ISO/IEC 14496-15): each NAL unit behind its length. Parameter sets and
 * delimiters are left out; they live in the avcC box.
 */
export function toLengthPrefixed(annexB: Buffer): Buffer {
  const parts: Buffer[] = []
  for (const unit of splitAnnexB(annexB)) {
    const type = (unit[0] as number) & 0x1f
    if (type === NAL_SPS || type === NAL_PPS || type === NAL_ACCESS_UNIT_DELIMITER) continue
    const length = Buffer.alloc(4)
    length.writeUInt32BE(unit.length)
    parts.push(length, unit)
  }
  return Buffer.concat(parts)
}

export interface AvcConfiguration {
  /** Contents of the avcC box (ISO/IEC 14496-15 §5.3.3). */
  readonly avcC: Buffer
  /** RFC 6381, e.g. `avc1.64001f`. */
  readonly codec: string
}

/** Throws if the parameter sets hold no SPS or no PPS. */
export function avcConfiguration(parameterSets: Buffer): AvcConfiguration {
  const units = splitAnnexB(parameterSets)
  const sps = units.find((unit) => ((unit[0] as number) & 0x1f) === NAL_SPS)
  const pps = units.find((unit) => ((unit[0] as number) & 0x1f) === NAL_PPS)
  if (!sps || sps.length < 4 || !pps) throw new Error("parameter sets without SPS or PPS")
  const profile = sps.subarray(1, 4)
  const head = Buffer.concat([u8(1), profile, u8(0xff, 0xe1), u16(sps.length), sps, u8(1), u16(pps.length), pps])
  // High and above say chroma format and bit depths too: 4:2:0, 8 bit.
  const isHigh = [100, 110, 122, 144].includes(profile[0] as number)
  return {
    avcC: isHigh ? Buffer.concat([head, u8(0xfd, 0xf8, 0xf8, 0)]) : head,
    codec: `avc1.${profile.toString("hex")}`,
  }
}
