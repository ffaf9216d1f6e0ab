import { closeSync, openSync, writeSync } from "node:fs"

/** What may be held against the relay later: who came in, who was stopped, what was sent in people's names. */
export type AuditEvent = { readonly what: string } & Readonly<Record<string, string | number | boolean | null>>

/** An append-only file of JSON lines. A line is with the operating system before the call returns: it survives kill -9. */
export class Audit {
  private readonly file: number

  constructor(path: string) {
    this.file = openSync(path, "a", 0o600)
  }

  write(event: AuditEvent): void {
    writeSync(this.file, `${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`)
  }

  close(): void {
    closeSync(this.file)
  }
}
