import { readFileSync, renameSync, writeFileSync } from "node:fs"

/** A message of Ignition's journal, as far as it is looked at here. */
export interface JournalMessage {
  readonly type: string
  readonly futureId?: string
  readonly networkInteractionId?: number
}

/** A line as it stands, and what it says; undefined where that cannot be read. */
export interface JournalLine {
  readonly text: string
  readonly message: JournalMessage | undefined
}

/** @param file a JSON text a line. */
export function readJournal(file: string): JournalLine[] {
  const texts = readFileSync(file, "utf8").split("\n").filter(Boolean)
  return texts.map((text) => ({ text, message: parsed(text) }))
}

/** All of it or, when it is cut short, nothing. */
export function writeJournal(file: string, lines: readonly JournalLine[]): void {
  writeFileSync(`${file}.new`, lines.map(({ text }) => `\n${text}`).join(""))
  renameSync(`${file}.new`, file)
}

function parsed(text: string): JournalMessage | undefined {
  try {
    return JSON.parse(text) as JournalMessage
  } catch {
    return undefined
  }
}
