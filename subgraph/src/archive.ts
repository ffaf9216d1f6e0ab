import { Address, BigInt } from "@graphprotocol/graph-ts"
import {
  IntervalsExpunged,
  KeyRevealed,
  RecordingReleased,
  RecordingRoots,
  RecordingSealed,
  RecordingWithheld,
  ReleasePolicySet,
  VoiceRecorded,
} from "../generated/Archive/Archive"
import { Expunction, IntervalKey, RecordedVoice, Recording, Room } from "../generated/schema"
import { accountId } from "./accounts"
import { roomDay } from "./days"
import { hashOrNull } from "./hashes"

const WORD_BITS = 256

export function handleRecordingSealed(event: RecordingSealed): void {
  const recording = new Recording(event.params.recording)
  recording.room = event.params.room.toString()
  if (!event.params.slot.isZero()) recording.slot = event.params.slot.toString()
  recording.relay = event.params.relay
  recording.cid = event.params.cid
  recording.intervals = event.params.intervals
  recording.releasable = event.params.releasable
  recording.revealBy = event.params.revealBy
  recording.sealedAt = event.block.timestamp
  recording.revealedCount = 0
  recording.expungedCount = 0
  recording.voiceCount = 0
  recording.save()

  const day = roomDay(recording.room, event.block)
  day.recordingsSealed = day.recordingsSealed + 1
  day.save()
}

export function handleRecordingRoots(event: RecordingRoots): void {
  const recording = Recording.load(event.params.recording)
  if (recording == null) return
  recording.ciphertextRoot = event.params.ciphertextRoot
  recording.plaintextRoot = event.params.plaintextRoot
  recording.intervalsRoot = event.params.intervalsRoot
  recording.voicesHash = event.params.voicesHash
  recording.save()
}

export function handleVoiceRecorded(event: VoiceRecorded): void {
  const recording = Recording.load(event.params.recording)
  if (recording == null) return
  const voice = new RecordedVoice(recording.id.toHexString() + "-" + recording.voiceCount.toString())
  voice.recording = recording.id
  voice.number = recording.voiceCount
  voice.speaker = accountId(event.params.speaker)
  voice.epoch = event.params.epoch
  voice.reach = event.params.reach
  voice.evidence = event.params.evidence
  voice.save()
  recording.voiceCount = recording.voiceCount + 1
  recording.save()
}

export function handleRecordingReleased(event: RecordingReleased): void {
  const recording = Recording.load(event.params.recording)
  if (recording == null) return
  recording.releaseAt = event.params.releaseAt
  recording.releasedByBallot = hashOrNull(event.params.cause)
  recording.withheldAt = null
  recording.withheldBy = null
  recording.withheldByBallot = null
  recording.save()
}

export function handleRecordingWithheld(event: RecordingWithheld): void {
  const recording = Recording.load(event.params.recording)
  if (recording == null) return
  recording.releaseAt = null
  recording.releasedByBallot = null
  recording.withheldAt = event.block.timestamp
  recording.withheldBy = event.params.by
  recording.withheldByBallot = hashOrNull(event.params.cause)
  recording.save()
}

export function handleReleasePolicySet(event: ReleasePolicySet): void {
  const room = Room.load(event.params.room.toString())
  if (room == null) return
  room.releaseAfterSeconds = event.params.releaseAfterSeconds.toI32()
  room.updatedAt = event.block.timestamp
  room.save()
}

export function handleKeyRevealed(event: KeyRevealed): void {
  const recording = Recording.load(event.params.recording)
  if (recording == null) return
  const key = new IntervalKey(recording.id.toHexString() + "-" + event.params.interval.toString())
  key.recording = recording.id
  key.interval = event.params.interval
  key.key = event.params.key
  key.salt = event.params.salt
  key.revealedAt = event.block.timestamp
  key.revealedBy = event.params.by
  key.save()
  recording.revealedCount = recording.revealedCount + 1
  recording.save()

  const day = roomDay(recording.room, event.block)
  day.keysRevealed = day.keysRevealed + 1
  day.save()
}

export function handleIntervalsExpunged(event: IntervalsExpunged): void {
  const recording = Recording.load(event.params.recording)
  if (recording == null) return
  const expunction = new Expunction(event.transaction.hash.toHexString() + "-" + event.logIndex.toString())
  expunction.recording = recording.id
  if (!event.params.speaker.equals(Address.zero())) expunction.speaker = accountId(event.params.speaker)
  expunction.word = event.params.word.toI32()
  expunction.mask = event.params.mask
  expunction.expungedAt = event.block.timestamp
  expunction.by = event.params.by
  expunction.ballot = hashOrNull(event.params.cause)
  expunction.save()
  recording.expungedCount = recording.expungedCount + countOf(event.params.mask)
  recording.save()
}

/** How many bits of a word are set; the contract names each interval once. */
function countOf(mask: BigInt): i32 {
  const two = BigInt.fromI32(2)
  let rest = mask
  let count = 0
  for (let i = 0; i < WORD_BITS && !rest.isZero(); i++) {
    if (!rest.mod(two).isZero()) count++
    rest = rest.div(two)
  }
  return count
}
