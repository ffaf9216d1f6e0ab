import { existsSync } from "node:fs"
import { type JournalMessage, readJournal, writeJournal } from "./journal.ts"

/**
 * Takes out of a journal that something was about to be sent, where it never was: a kill fell between the two. Ignition takes it for lost otherwise, and asks
 * for its hash (HHE10410), though there is none. To be called when the journal has been told of everything that did go out.
 * @returns how many lines were taken out.
 */
export function forgetUnsent(file: string): number {
  if (!existsSync(file)) return 0
  const lines = readJournal(file)
  const sent = new Set(lines.flatMap(({ message }) => (message?.type === "TRANSACTION_SEND" ? [keyOf(message)] : [])))
  const kept = lines.filter(({ message }) => message?.type !== "TRANSACTION_PREPARE_SEND" || sent.has(keyOf(message)))
  if (kept.length < lines.length) writeJournal(file, kept)
  return lines.length - kept.length
}

function keyOf({ futureId, networkInteractionId }: JournalMessage): string {
  return `${futureId}/${networkInteractionId}`
}
