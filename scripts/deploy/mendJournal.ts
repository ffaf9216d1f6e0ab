import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"

/** A message of Ignition's journal, as far as it is looked at here. */
interface Message {
  readonly type: string
  readonly futureId?: string
}

/** A step that has begun: what it needs is known, nothing has been sent. */
const BEGUN = /^(DEPLOYMENT|CALL|STATIC_CALL|SEND_DATA)_EXECUTION_STATE_INITIALIZE$/

/**
 * Takes out of a journal what a kill left there half done and Ignition cannot read: a last line cut short, and steps that had begun but asked nothing of the
 * network yet (Ignition stops at these with "Unable to find network interaction"). They begin again; nothing of theirs has been sent.
 * @returns how many lines were taken out.
 */
export function mendJournal(file: string): number {
  if (!existsSync(file)) return 0
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean)
  const messages = lines.map(parsed)
  const kept = lines.filter((_, index) => {
    const message = messages[index]
    if (message === undefined) {
      if (index === lines.length - 1) return false
      throw new Error(`${file} is damaged in line ${index + 1}.`)
    }
    const goesOn = messages.slice(index + 1).some((later) => later?.futureId === message.futureId)
    return goesOn || !BEGUN.test(message.type)
  })
  if (kept.length === lines.length) return 0
  writeFileSync(`${file}.new`, kept.map((line) => `\n${line}`).join(""))
  renameSync(`${file}.new`, file)
  return lines.length - kept.length
}

function parsed(line: string): Message | undefined {
  try {
    return JSON.parse(line) as Message
  } catch {
    return undefined
  }
}
