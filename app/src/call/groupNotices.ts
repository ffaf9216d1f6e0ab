import type { Notice } from "./media/CallSnapshot.ts"

/** One decision about one person, as the room is told of it: a sanction takes several capabilities at once. */
export interface NoticeGroup {
  readonly key: string
  readonly person: Notice["person"]
  /** Of the first; all share who decided, why and until when. */
  readonly explanation: Notice["explanation"]
  readonly capabilities: readonly string[]
  readonly receivedAtMs: number
}

/** What belongs to one decision arrives within this time. */
const TOGETHER_MS = 3_000

/** Puts notices about the same decision together, newest first. */
export function groupNotices(notices: readonly Notice[]): NoticeGroup[] {
  const groups: NoticeGroup[] = []
  for (const { person, explanation, receivedAtMs } of notices) {
    const at = groups.findIndex(
      (group) =>
        group.person.account === person.account &&
        group.explanation.allowed === explanation.allowed &&
        group.explanation.decidedBy === explanation.decidedBy &&
        group.explanation.ballot === explanation.ballot &&
        receivedAtMs - group.receivedAtMs < TOGETHER_MS,
    )
    const earlier = groups[at]
    if (earlier === undefined) {
      groups.unshift({
        key: `${person.account}-${receivedAtMs}-${explanation.capability}`,
        person,
        explanation,
        capabilities: [explanation.capability],
        receivedAtMs,
      })
    } else if (!earlier.capabilities.includes(explanation.capability)) {
      groups[at] = { ...earlier, capabilities: [...earlier.capabilities, explanation.capability] }
    }
  }
  return groups
}
