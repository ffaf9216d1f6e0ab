import { DatabaseSync } from "node:sqlite"
import { ConsentTable } from "./ConsentTable.ts"
import { MeasureTable } from "./MeasureTable.ts"
import { MediaSequenceTable } from "./MediaSequenceTable.ts"
import { MIGRATIONS } from "./migrations.ts"
import { NonceTable } from "./NonceTable.ts"
import { SessionTable } from "./SessionTable.ts"
import { VoteTable } from "./VoteTable.ts"

/**
 * The relay's memory, one SQLite file. A call that returned has been written through to the disk (WAL with
 * synchronous=FULL): what was acknowledged survives kill -9 and power loss.
 */
export class Store {
  readonly nonces: NonceTable
  readonly sessions: SessionTable
  readonly consents: ConsentTable
  readonly votes: VoteTable
  readonly measures: MeasureTable
  readonly mediaSequences: MediaSequenceTable
  private readonly database: DatabaseSync

  /** @param path of the file, made if missing. @throws when it is newer than this program. */
  constructor(path: string) {
    this.database = new DatabaseSync(path)
    this.database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000;")
    migrate(this.database)
    this.nonces = new NonceTable(this.database)
    this.sessions = new SessionTable(this.database)
    this.consents = new ConsentTable(this.database)
    this.votes = new VoteTable(this.database)
    this.measures = new MeasureTable(this.database)
    this.mediaSequences = new MediaSequenceTable(this.database)
  }

  /** Forgets what has expired. */
  prune(nowSeconds: number): void {
    this.nonces.prune(nowSeconds)
    this.sessions.prune(nowSeconds)
    this.measures.prune(nowSeconds)
  }

  close(): void {
    this.database.close()
  }
}

function migrate(database: DatabaseSync): void {
  const { user_version: version } = database.prepare("PRAGMA user_version").get() as { user_version: number }
  if (version > MIGRATIONS.length) throw new Error(`The store is of version ${version}, newer than this relay.`)
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < version) continue
    database.exec(`BEGIN IMMEDIATE; ${migration}; PRAGMA user_version = ${index + 1}; COMMIT;`)
  }
}
