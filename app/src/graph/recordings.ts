import { graphql } from "./graphql.ts"
import { secondsOrNull } from "./numbers.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(`
  query Recordings($room: String!) {
    recordings(where: { room: $room }, orderBy: sealedAt, orderDirection: desc, first: 1000) {
      id
      slot { id title start end }
      relay { id url retiredAt }
      cid
      intervals
      releasable
      revealBy
      sealedAt
      ciphertextRoot
      plaintextRoot
      intervalsRoot
      releaseAt
      releasedByBallot { id }
      withheldAt
      revealedCount
      expungedCount
      voices(orderBy: number, first: 256) { speaker { id } epoch reach evidence }
      keys(orderBy: interval, first: 1000) { interval key salt revealedAt }
      expunctions(orderBy: expungedAt, first: 1000) { word mask speaker { id } expungedAt by }
    }
  }
`)

export type Recording = Awaited<ReturnType<typeof recordings>>[number]

/**
 * Sealed recordings of a room, newest first, with the keys revealed so far (up to 1,000). Times are Unix seconds.
 * @param room its id in decimal
 */
export async function recordings(client: SubgraphClient, room: string) {
  const { recordings: found } = await client.request(query, { room })
  return found.map((recording) => ({
    ...recording,
    slot: recording.slot && {
      ...recording.slot,
      start: Number(recording.slot.start),
      end: Number(recording.slot.end),
    },
    relay: { ...recording.relay, retiredAt: secondsOrNull(recording.relay.retiredAt) },
    revealBy: Number(recording.revealBy),
    sealedAt: Number(recording.sealedAt),
    /** Null for never so far; it may lie ahead. */
    releaseAt: secondsOrNull(recording.releaseAt),
    releasedByBallot: recording.releasedByBallot?.id ?? null,
    withheldAt: secondsOrNull(recording.withheldAt),
    voices: recording.voices.map((voice) => ({ ...voice, speaker: voice.speaker.id, epoch: Number(voice.epoch) })),
    keys: recording.keys.map((key) => ({ ...key, revealedAt: Number(key.revealedAt) })),
    /** Bit k of `mask` is interval 256 × `word` + k; `speaker` is null when the room closed them. */
    expunctions: recording.expunctions.map((one) => ({
      ...one,
      mask: BigInt(one.mask),
      speaker: one.speaker?.id ?? null,
      expungedAt: Number(one.expungedAt),
    })),
  }))
}
