import { capabilityNames } from "@openair/protocol/capabilities"
import { Face } from "../people/Face.tsx"
import { shortAccount } from "../people/nameOf.ts"
import type { CallSnapshot } from "./media/CallSnapshot.ts"

interface PeoplePanelProps {
  readonly snapshot: CallSnapshot
  readonly onBallotAbout: (account: string) => void
}

/** Everybody in the room, what they may do, what of them goes out, and the way to a ballot about their conduct. */
export function PeoplePanel({ snapshot, onBallotAbout }: PeoplePanelProps) {
  const { self, people, air } = snapshot
  const everybody = self === undefined ? people : [self, ...people]
  return (
    <ul className="roster">
      {everybody.map((person) => {
        const name = person.name ?? shortAccount(person.account)
        const isSelf = person.participantId === self?.participantId
        return (
          <li key={person.participantId}>
            <Face account={person.account} name={person.name} />
            <span>
              {name}
              {isSelf ? " (you)" : ""}
              <small>
                {speakWords(person.capabilities)}
                {air?.onAir ? `, ${programWords(person.onProgram)}` : ""}
              </small>
            </span>
            {isSelf ? null : (
              <button
                type="button"
                className="btn btn--quiet btn--small"
                aria-label={`Call a ballot about ${name}`}
                title={`Call a ballot about ${name}`}
                onClick={() => onBallotAbout(person.account)}
              >
                <span className="icon icon--ballot" />
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function speakWords(capabilities: number): string {
  const names = capabilityNames(capabilities)
  if (names.includes("MICROPHONE")) return names.includes("MODERATE") ? "speaks, moderates" : "may speak"
  return "listens"
}

function programWords({ audio, video }: { audio: boolean; video: boolean }): string {
  if (audio && video) return "seen and heard outside"
  if (audio) return "heard outside"
  if (video) return "seen outside"
  return "off the record"
}
