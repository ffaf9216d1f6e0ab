import type { DatabaseSync, StatementSync } from "node:sqlite"

/** How far a room's playlist has been numbered: numbers are never used twice. */
export interface MediaSequence {
  readonly mediaSequence: number
  readonly discontinuitySequence: number
}

export class MediaSequenceTable {
  private readonly upsert: StatementSync
  private readonly select: StatementSync

  constructor(database: DatabaseSync) {
    this.upsert = database.prepare(
      `INSERT INTO media_sequences (room, media_sequence, discontinuity_sequence) VALUES (?, ?, ?)
       ON CONFLICT (room) DO UPDATE SET media_sequence = excluded.media_sequence,
         discontinuity_sequence = excluded.discontinuity_sequence
       WHERE excluded.media_sequence > media_sequences.media_sequence`,
    )
    this.select = database.prepare("SELECT * FROM media_sequences WHERE room = ?")
  }

  put(room: string, { mediaSequence, discontinuitySequence }: MediaSequence): void {
    this.upsert.run(room, mediaSequence, discontinuitySequence)
  }

  find(room: string): MediaSequence | undefined {
    const row = this.select.get(room) as Record<string, number> | undefined
    if (!row) return undefined
    return {
      mediaSequence: row.media_sequence as number,
      discontinuitySequence: row.discontinuity_sequence as number,
    }
  }
}
