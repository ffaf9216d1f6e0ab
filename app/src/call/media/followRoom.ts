import type { Measure, ParticipantView } from "@openair/protocol"
import type { SignallingClient } from "@openair/protocol/client/SignallingClient"
import type { CallSnapshot } from "./CallSnapshot.ts"

/** Older notices are in the room's history. */
const NOTICES_KEPT = 20
const MEASURES_KEPT = 50

/** Turns what the relay tells about room and people into changes of the snapshot. Returns what ends it. */
export function followRoom(
  client: SignallingClient,
  apply: (change: (snapshot: CallSnapshot) => Partial<CallSnapshot>) => void,
): () => void {
  const put = (person: ParticipantView) => (snapshot: CallSnapshot) => {
    if (person.participantId === snapshot.self?.participantId) return { self: person }
    const known = snapshot.people.some(({ participantId }) => participantId === person.participantId)
    const people = known
      ? snapshot.people.map((other) => (other.participantId === person.participantId ? person : other))
      : [...snapshot.people, person]
    return { people }
  }
  const putMeasure =
    (measure: Measure) =>
    ({ measures }: CallSnapshot) => ({
      measures: [...measures.filter(({ id }) => id !== measure.id), measure].slice(-MEASURES_KEPT),
    })
  const off = [
    client.on("participantJoined", (person) => apply(put(person))),
    client.on("participantChanged", (person) => apply(put(person))),
    client.on("participantLeft", ({ participantId }) =>
      apply(({ people }) => ({ people: people.filter((person) => person.participantId !== participantId) })),
    ),
    client.on("permits", (permits) => apply(() => ({ permits }))),
    client.on("air", (air) => apply(() => ({ air }))),
    client.on("activeSpeaker", ({ participantId }) => apply(() => ({ activeSpeakerId: participantId }))),
    client.on("measure", (measure) => apply(putMeasure(measure))),
    client.on("notice", (notice) =>
      apply(({ notices }) => ({
        notices: [...notices, { ...notice, receivedAtMs: Date.now() }].slice(-NOTICES_KEPT),
      })),
    ),
  ]
  return () => {
    for (const end of off) end()
  }
}
