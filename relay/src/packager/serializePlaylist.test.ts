import { describe, it } from "node:test"
import { expect } from "chai"
import type { MediaPlaylist, PlaylistSegment } from "./MediaPlaylist.ts"
import { serializeMediaPlaylist, serializeMultivariantPlaylist } from "./serializePlaylist.ts"

const START_MS = Date.UTC(2026, 10, 20, 12)

function segment(mediaSequence: number, change: Partial<PlaylistSegment> = {}): PlaylistSegment {
  const parts = change.parts ?? [0, 1].map((index) => ({ durationSeconds: 1, independent: index === 0, bytes: 1_000 }))
  return {
    mediaSequence,
    discontinuitySequence: 2,
    initId: 10,
    programDateTimeMs: START_MS + (mediaSequence - 10) * 2_000,
    durationSeconds: parts.reduce((sum, part) => sum + part.durationSeconds, 0),
    parts,
    complete: true,
    ...change,
  }
}

function playlist(segments: readonly PlaylistSegment[], ended = false): MediaPlaylist {
  return { targetDurationSeconds: 2, partTargetSeconds: 1, segments, ended }
}

describe("a media playlist", () => {
  it("is written as RFC 8216bis says, with parts at the edge, the break and the hint", () => {
    const growing = segment(12, {
      discontinuitySequence: 3,
      initId: 12,
      complete: false,
      parts: [{ durationSeconds: 0.96667, independent: true, bytes: 9 }],
    })
    expect(serializeMediaPlaylist(playlist([segment(10), segment(11), growing]), { skip: false })).to.equal(`#EXTM3U
#EXT-X-VERSION:9
#EXT-X-TARGETDURATION:2
#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=4,CAN-SKIP-UNTIL=12
#EXT-X-PART-INF:PART-TARGET=1
#EXT-X-MEDIA-SEQUENCE:10
#EXT-X-DISCONTINUITY-SEQUENCE:2
#EXT-X-MAP:URI="init-10.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-11-20T12:00:00.000Z
#EXT-X-PART:DURATION=1,URI="part-10-0.m4s",INDEPENDENT=YES
#EXT-X-PART:DURATION=1,URI="part-10-1.m4s"
#EXTINF:2,
segment-10.m4s
#EXT-X-PROGRAM-DATE-TIME:2026-11-20T12:00:02.000Z
#EXT-X-PART:DURATION=1,URI="part-11-0.m4s",INDEPENDENT=YES
#EXT-X-PART:DURATION=1,URI="part-11-1.m4s"
#EXTINF:2,
segment-11.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="init-12.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-11-20T12:00:04.000Z
#EXT-X-PART:DURATION=0.96667,URI="part-12-0.m4s",INDEPENDENT=YES
#EXT-X-PRELOAD-HINT:TYPE=PART,URI="part-12-1.m4s"
`)
  })

  it("hints at the first part of the next segment when the last is complete, and at nothing when it has ended", () => {
    expect(serializeMediaPlaylist(playlist([segment(10)]), { skip: false })).to.contain('URI="part-11-0.m4s"')
    const ended = serializeMediaPlaylist(playlist([segment(10)], true), { skip: false })
    expect(ended).to.match(/segment-10\.m4s\n#EXT-X-ENDLIST\n$/)
  })

  it("lists parts only near the edge", () => {
    const text = serializeMediaPlaylist(playlist([10, 11, 12, 13, 14].map((number) => segment(number))), {
      skip: false,
    })
    expect(text).not.to.contain("part-11-0")
    expect(text).to.contain("part-12-0")
  })

  it("leaves out in a delta update exactly what is beyond the skip boundary", () => {
    const segments = Array.from({ length: 20 }, (_, index) =>
      segment(10 + index, { discontinuitySequence: index < 5 ? 2 : 3 }),
    )
    const full = serializeMediaPlaylist(playlist(segments), { skip: false })
    const delta = serializeMediaPlaylist(playlist(segments), { skip: true })
    expect(delta).to.contain("#EXT-X-SKIP:SKIPPED-SEGMENTS=14\n")
    expect(delta).to.contain("#EXT-X-MEDIA-SEQUENCE:10\n#EXT-X-DISCONTINUITY-SEQUENCE:2\n")
    const tail = (text: string) => text.slice(text.indexOf("#EXT-X-PROGRAM-DATE-TIME:2026-11-20T12:00:28"))
    expect(tail(delta)).to.equal(tail(full))
    expect(delta).not.to.contain("segment-23.m4s")
  })
})

describe("a multivariant playlist", () => {
  it("describes every rendition", () => {
    const text = serializeMultivariantPlaylist([
      {
        name: "source",
        bandwidthBps: 3_000_000,
        codecs: "avc1.64001f,mp4a.40.2",
        width: 1280,
        height: 720,
        framesPerSecond: 30,
      },
    ])
    expect(text).to.contain(
      'BANDWIDTH=3000000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=30.000\nsource/media.m3u8\n',
    )
  })
})
