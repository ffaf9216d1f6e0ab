/** Every address the live origin knows. Numbers are parsed, never pasted into file names. */
export type LivePath =
  | { readonly kind: "multivariant"; readonly room: string }
  | { readonly kind: "media"; readonly room: string; readonly rendition: string }
  | { readonly kind: "init"; readonly room: string; readonly rendition: string; readonly initId: number }
  | { readonly kind: "segment"; readonly room: string; readonly rendition: string; readonly mediaSequence: number }
  | {
      readonly kind: "part"
      readonly room: string
      readonly rendition: string
      readonly mediaSequence: number
      readonly index: number
    }

const LIVE_PATH = /^\/live\/([A-Za-z0-9_-]{1,80})\/(?:index\.m3u8|([a-z0-9_-]{1,32})\/([a-z0-9.-]{1,64}))$/
const INIT = /^init-(\d{1,15})\.mp4$/
const SEGMENT = /^segment-(\d{1,15})\.m4s$/
const PART = /^part-(\d{1,15})-(\d{1,4})\.m4s$/

/** Returns null for what is no live address. */
export function parseLivePath(path: string): LivePath | null {
  const match = LIVE_PATH.exec(path)
  const room = match?.[1]
  if (!match || room === undefined) return null
  const rendition = match[2]
  const file = match[3]
  if (rendition === undefined || file === undefined) return { kind: "multivariant", room }
  if (file === "media.m3u8") return { kind: "media", room, rendition }
  const init = INIT.exec(file)
  if (init) return { kind: "init", room, rendition, initId: Number(init[1]) }
  const segment = SEGMENT.exec(file)
  if (segment) return { kind: "segment", room, rendition, mediaSequence: Number(segment[1]) }
  const part = PART.exec(file)
  if (part) return { kind: "part", room, rendition, mediaSequence: Number(part[1]), index: Number(part[2]) }
  return null
}

/** The delivery directives of a media playlist request (RFC 8216bis §6.2.5). */
export interface DeliveryDirectives {
  readonly mediaSequence: number | null
  readonly part: number | null
  readonly skip: boolean
}

/** Returns what is wrong as a string. Parameters that are no directives are left alone. */
export function parseDeliveryDirectives(query: URLSearchParams): DeliveryDirectives | string {
  const mediaSequence = query.get("_HLS_msn")
  const part = query.get("_HLS_part")
  const skip = query.get("_HLS_skip")
  if (mediaSequence !== null && !/^\d{1,15}$/.test(mediaSequence)) return "_HLS_msn is not a number"
  if (part !== null && !/^\d{1,4}$/.test(part)) return "_HLS_part is not a number"
  if (part !== null && mediaSequence === null) return "_HLS_part without _HLS_msn"
  if (skip !== null && skip !== "YES" && skip !== "v2") return "_HLS_skip is neither YES nor v2"
  return {
    mediaSequence: mediaSequence === null ? null : Number(mediaSequence),
    part: part === null ? null : Number(part),
    skip: skip !== null,
  }
}
