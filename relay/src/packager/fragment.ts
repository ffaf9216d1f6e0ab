import { box, findBoxes, fullBox, u32, u64 } from "./box.ts"
import { AUDIO_TRACK, VIDEO_TRACK } from "./initSegment.ts"

export interface FragmentSample {
  readonly data: Buffer
  /** In the track's timescale. */
  readonly duration: number
  readonly key: boolean
}

export interface FragmentTrack {
  /** Decode time of the first sample in the track's timescale. */
  readonly baseDecodeTime: number
  readonly samples: readonly FragmentSample[]
}

/** ISO/IEC 14496-12 §8.6.4.3: key samples depend on nothing, others are no sync samples. */
const FLAGS_KEY = 0x0200_0000
const FLAGS_DELTA = 0x0101_0000
const TFHD_DEFAULT_BASE_IS_MOOF = 0x02_0000
/** Data offset, and for each sample duration, size and flags. */
const TRUN_FLAGS = 0x0001 | 0x0100 | 0x0200 | 0x0400

/** One CMAF chunk: moof and mdat with the samples of both tracks, video first. Decode order is presentation order. */
export function fragment(sequenceNumber: number, video: FragmentTrack, audio: FragmentTrack): Buffer {
  const tracks = [
    { id: VIDEO_TRACK, track: video },
    { id: AUDIO_TRACK, track: audio },
  ].filter(({ track }) => track.samples.length > 0)
  // The data offsets stand inside the box whose size they need, so it is built twice; its size does not change.
  const moofBytes = movieFragment(sequenceNumber, tracks, 0).length
  const moof = movieFragment(sequenceNumber, tracks, moofBytes + 8)
  return Buffer.concat([
    moof,
    box("mdat", ...tracks.flatMap(({ track }) => track.samples.map((sample) => sample.data))),
  ])
}

function movieFragment(
  sequenceNumber: number,
  tracks: { id: number; track: FragmentTrack }[],
  dataStart: number,
): Buffer {
  let dataOffset = dataStart
  const fragments: Buffer[] = []
  for (const { id, track } of tracks) {
    const rows = track.samples.map((s) => u32(s.duration, s.data.length, s.key ? FLAGS_KEY : FLAGS_DELTA))
    fragments.push(
      box(
        "traf",
        fullBox("tfhd", 0, TFHD_DEFAULT_BASE_IS_MOOF, u32(id)),
        fullBox("tfdt", 1, 0, u64(track.baseDecodeTime)),
        fullBox("trun", 0, TRUN_FLAGS, u32(track.samples.length, dataOffset), ...rows),
      ),
    )
    dataOffset += track.samples.reduce((sum, sample) => sum + sample.data.length, 0)
  }
  return box("moof", fullBox("mfhd", 0, 0, u32(sequenceNumber)), ...fragments)
}

/** What a reader of the bytes alone can tell of a chunk. */
export interface FragmentSummary {
  readonly bytes: number
  /** Sum of the video samples' durations in the video timescale. */
  readonly videoDuration: number
  readonly startsWithKey: boolean
}

/** The whole chunks at the beginning of `data`, which may end in the middle of one (after a crash). Never throws. */
export function readFragments(data: Buffer): FragmentSummary[] {
  const boxes = findBoxes(data)
  const summaries: FragmentSummary[] = []
  for (let index = 0; index + 1 < boxes.length; index += 2) {
    const moof = boxes[index]
    const mdat = boxes[index + 1]
    if (moof?.type !== "moof" || mdat?.type !== "mdat") break
    const video = readVideoRun(data, moof.contentStart, moof.end)
    if (!video) break
    summaries.push({ bytes: mdat.end - moof.start, ...video })
  }
  return summaries
}

function readVideoRun(data: Buffer, from: number, to: number): Omit<FragmentSummary, "bytes"> | null {
  for (const traf of findBoxes(data, from, to).filter(({ type }) => type === "traf")) {
    const inside = findBoxes(data, traf.contentStart, traf.end)
    const header = inside.find(({ type }) => type === "tfhd")
    const run = inside.find(({ type }) => type === "trun")
    if (!header || !run || run.end - run.contentStart < 12) return null
    if (data.readUInt32BE(header.contentStart + 4) !== VIDEO_TRACK) continue
    const count = data.readUInt32BE(run.contentStart + 4)
    if (run.contentStart + 12 + count * 12 > run.end || count === 0) return null
    let videoDuration = 0
    for (let row = 0; row < count; row++) videoDuration += data.readUInt32BE(run.contentStart + 12 + row * 12)
    return { videoDuration, startsWithKey: data.readUInt32BE(run.contentStart + 20) === FLAGS_KEY }
  }
  return null
}
