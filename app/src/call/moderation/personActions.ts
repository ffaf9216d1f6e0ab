import type { ParticipantView } from "@openair/protocol/signalling"
import type { MenuItem } from "../../shell/Menu.tsx"
import { durationWords } from "../../time/words.ts"

/** How long a moderator may silence somebody by one choice, in seconds. */
export const ORDER_SECONDS = [60, 600, 3_600] as const

/** What one can ask for about somebody else in the room. */
export interface PersonActions {
  readonly moderates: boolean
  readonly onOrder: (person: ParticipantView, seconds: number) => void
  readonly onFloor: (person: ParticipantView) => void
  readonly onBallot: (account: string) => void
}

/** The acts of a moderator about one person, and the way to a vote that everybody has. */
export function actsAbout(
  person: ParticipantView,
  { moderates, onOrder, onFloor, onBallot }: PersonActions,
): MenuItem[] {
  const ballot = {
    name: "Call a ballot",
    icon: "ballot",
    testId: "act-ballot",
    onChoose: () => onBallot(person.account),
  }
  if (!moderates) return [ballot]
  return [
    ...ORDER_SECONDS.map((seconds) => ({
      name: `Silence for ${durationWords(seconds)}`,
      icon: "mic-off",
      testId: `act-silence-${seconds}`,
      onChoose: () => onOrder(person, seconds),
    })),
    { name: "Give the floor", icon: "hand", testId: "act-floor", onChoose: () => onFloor(person) },
    ballot,
  ]
}
