import type { MediaPlaylist, PlaylistSegment, RenditionDescription } from "./MediaPlaylist.ts"

/** EXT-X-SKIP needs version 9 (RFC 8216bis §8). */
const VERSION = 9
/** Players stay this many parts behind the edge; §4.4.3.8 wants at least three. */
const HOLD_BACK_PARTS = 4
/** A delta update may leave out what is older than this many target durations; §4.4.3.8 wants at least six. */
const SKIP_TARGETS = 6
/** Parts are listed for segments within this many target durations of the edge (§4.4.4.9 asks for three). */
const PART_TARGETS = 3

export const initName = (initId: number) => `init-${initId}.mp4`
export const segmentName = (mediaSequence: number) => `segment-${mediaSequence}.m4s`
export const partName = (mediaSequence: number, index: number) => `part-${mediaSequence}-${index}.m4s`

/** Writes a media playlist; with `skip` as a delta update (EXT-X-SKIP). */
export function serializeMediaPlaylist(playlist: MediaPlaylist, options: { skip: boolean }): string {
  const { targetDurationSeconds: target, partTargetSeconds: part, segments, ended } = playlist
  const first = segments[0]
  const lines = [
    "#EXTM3U",
    `#EXT-X-VERSION:${VERSION}`,
    `#EXT-X-TARGETDURATION:${target}`,
    `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=${decimal(part * HOLD_BACK_PARTS)},CAN-SKIP-UNTIL=${decimal(target * SKIP_TARGETS)}`,
    `#EXT-X-PART-INF:PART-TARGET=${decimal(part)}`,
    `#EXT-X-MEDIA-SEQUENCE:${first?.mediaSequence ?? 0}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${first?.discontinuitySequence ?? 0}`,
  ]
  const ages = secondsToEdge(segments)
  const skipped = options.skip ? ages.filter((age) => age > target * SKIP_TARGETS).length : 0
  if (skipped > 0) lines.push(`#EXT-X-SKIP:SKIPPED-SEGMENTS=${skipped}`)
  for (const [index, segment] of segments.entries()) {
    if (index < skipped) continue
    const before = segments[index - 1]
    const withParts = (ages[index] as number) <= target * PART_TARGETS
    lines.push(...segmentLines(segment, before, { withParts, withMap: index === skipped }))
  }
  const last = segments.at(-1)
  if (ended) lines.push("#EXT-X-ENDLIST")
  else if (last) lines.push(`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${nextPart(last)}"`)
  return `${lines.join("\n")}\n`
}

/** Writes the multivariant playlist: every rendition at `<name>/media.m3u8`. */
export function serializeMultivariantPlaylist(renditions: readonly RenditionDescription[]): string {
  const lines = ["#EXTM3U", `#EXT-X-VERSION:${VERSION}`, "#EXT-X-INDEPENDENT-SEGMENTS"]
  for (const { name, bandwidthBps, codecs, width, height, framesPerSecond } of renditions) {
    lines.push(
      `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidthBps},CODECS="${codecs}",RESOLUTION=${width}x${height},FRAME-RATE=${framesPerSecond.toFixed(3)}`,
      `${name}/media.m3u8`,
    )
  }
  return `${lines.join("\n")}\n`
}

function segmentLines(
  segment: PlaylistSegment,
  before: PlaylistSegment | undefined,
  options: { withParts: boolean; withMap: boolean },
): string[] {
  const lines: string[] = []
  if (before && before.discontinuitySequence !== segment.discontinuitySequence) lines.push("#EXT-X-DISCONTINUITY")
  if (options.withMap || before?.initId !== segment.initId) lines.push(`#EXT-X-MAP:URI="${initName(segment.initId)}"`)
  lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.programDateTimeMs).toISOString()}`)
  if (options.withParts) {
    for (const [index, part] of segment.parts.entries()) {
      const independent = part.independent ? ",INDEPENDENT=YES" : ""
      const uri = partName(segment.mediaSequence, index)
      lines.push(`#EXT-X-PART:DURATION=${decimal(part.durationSeconds)},URI="${uri}"${independent}`)
    }
  }
  if (segment.complete) lines.push(`#EXTINF:${decimal(segment.durationSeconds)},`, segmentName(segment.mediaSequence))
  return lines
}

function nextPart(last: PlaylistSegment): string {
  return last.complete ? partName(last.mediaSequence + 1, 0) : partName(last.mediaSequence, last.parts.length)
}

/** For each segment the seconds from its start to the end of the playlist. */
function secondsToEdge(segments: readonly PlaylistSegment[]): number[] {
  const ages: number[] = new Array(segments.length)
  let age = 0
  for (let index = segments.length - 1; index >= 0; index--) {
    age += (segments[index] as PlaylistSegment).durationSeconds
    ages[index] = age
  }
  return ages
}

function decimal(seconds: number): string {
  return String(Math.round(seconds * 100_000) / 100_000)
}
