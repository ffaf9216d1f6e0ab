import { existsSync } from "node:fs"
import { readJournal, writeJournal } from "./journal.ts"

/** A step that has begun: what it needs is known, nothing has been sent. */
const BEGUN = /^(DEPLOYMENT|CALL|STATIC_CALL|SEND_DATA)_EXECUTION_STATE_INITIALIZE$/

/**
 * Takes out of a journal what a kill left there half done and Ignition cannot read: a last line cut short, and steps that had begun but asked nothing of the
 * network yet (Ignition stops at these with "Unable to find network interaction"). They begin again; nothing of theirs has been sent.
 * @returns how many lines were taken out.
 */
export function mendJournal(file: string): number {
  if (!existsSync(file)) return 0
  const lines = readJournal(file)
  const kept = lines.filter(({ message }, index) => {
    if (message === undefined) {
      if (index === lines.length - 1) return false
      throw new Error(`${file} is damaged in line ${index + 1}.`)
    }
    const goesOn = lines.slice(index + 1).some((later) => later.message?.futureId === message.futureId)
    return goesOn || !BEGUN.test(message.type)
  })
  if (kept.length < lines.length) writeJournal(file, kept)
  return lines.length - kept.length
}
