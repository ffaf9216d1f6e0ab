import { capabilityNames } from "@openair/protocol/capabilities"
import { Face } from "../people/Face.tsx"
import { shortAccount } from "../people/nameOf.ts"
import { Menu } from "../shell/Menu.tsx"
import type { CallSnapshot } from "./media/CallSnapshot.ts"
import { actsAbout, type PersonActions } from "./moderation/personActions.ts"

interface PeoplePanelProps {
  readonly snapshot: CallSnapshot
  readonly actions: PersonActions
}

/** Everybody in the room, what they may do, what of them goes out, and what can be asked for about their conduct. */
export function PeoplePanel({ snapshot, actions }: PeoplePanelProps) {
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
              <Menu label={`What you can ask for about ${name}`} items={actsAbout(person, actions)} testId="acts" />
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
