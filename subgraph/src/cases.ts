import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts"
import { Case, CaseIndex, CaseStep, Docket } from "../generated/schema"
import { accountId } from "./accounts"
import { hashOrNull } from "./hashes"

/** A case that stands in full from `since` to `until`. The caller fills in where it comes from, and saves. */
export function newCase(
  id: string,
  kind: string,
  room: BigInt,
  subject: Address,
  denies: BigInt,
  since: BigInt,
  until: BigInt,
  now: BigInt,
): Case {
  const opened = new Case(id)
  opened.kind = kind
  opened.room = room.toString()
  opened.subject = accountId(subject)
  opened.denies = denies.toI32()
  opened.standing = opened.denies
  opened.imposedAt = since
  opened.recordedAt = now
  opened.until = until
  opened.firstUntil = until
  opened.stepCount = 0
  return opened
}

/** The case that is appealed, ratified or overturned under this id; null if it was opened before indexing began. */
export function caseBy(caseId: Bytes): Case | null {
  const index = CaseIndex.load(caseId)
  return index == null ? null : Case.load(index.ofCase)
}

export function indexCase(caseId: Bytes, opened: Case): void {
  const index = new CaseIndex(caseId)
  index.ofCase = opened.id
  index.save()
}

/** Adds a step to the case's history, and saves both. `cause` and `reasonHash` are zero words for none. */
export function step(entry: Case, kind: string, event: ethereum.Event, by: Address, cause: Bytes, reasonHash: Bytes): void {
  const made = new CaseStep(entry.id + "-" + entry.stepCount.toString())
  made.ofCase = entry.id
  made.number = entry.stepCount
  made.kind = kind
  made.at = event.block.timestamp
  made.by = by
  made.ballot = hashOrNull(cause)
  made.until = entry.until
  made.reasonHash = hashOrNull(reasonHash)
  made.transaction = event.transaction.hash
  made.save()
  entry.stepCount = entry.stepCount + 1
  entry.save()
}

export function docketOf(room: BigInt, account: Address): Docket {
  const id = room.toString() + "-" + account.toHexString()
  let docket = Docket.load(id)
  if (docket == null) {
    docket = new Docket(id)
    docket.cases = []
  }
  return docket
}

/** The ids of those cases that still run, so that a docket stays as short as what is denied. */
export function running(cases: string[], now: BigInt): string[] {
  const still: string[] = []
  for (let i = 0; i < cases.length; i++) {
    const entry = Case.load(cases[i])
    if (entry !== null && entry.standing != 0 && entry.until.gt(now)) still.push(entry.id)
  }
  return still
}

/** Puts a case on the docket of its subject. */
export function enterDocket(room: BigInt, account: Address, opened: Case, now: BigInt): void {
  const docket = docketOf(room, account)
  const cases = running(docket.cases, now)
  cases.push(opened.id)
  docket.cases = cases
  docket.save()
}
