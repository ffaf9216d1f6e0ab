import { Case, Lift } from "../generated/schema"
import { CaseOpened, SanctionImposed, SanctionLifted } from "../generated/Sanctions/Sanctions"
import { accountId } from "./accounts"
import { docketOf, enterDocket, indexCase, newCase, running, step } from "./cases"
import { roomDay } from "./days"
import { hashOrNull } from "./hashes"

export function handleSanctionImposed(event: SanctionImposed): void {
  const now = event.block.timestamp
  // The contract itself imposes one thing: the loss of MODERATE over strikes.
  const kind = event.params.by.equals(event.address) ? "STRIKES" : "SANCTION"
  const imposed = newCase(
    event.transaction.hash.toHexString() + "-" + event.logIndex.toString(),
    kind,
    event.params.room,
    event.params.account,
    event.params.denies,
    now,
    event.params.until,
    now,
  )
  imposed.by = event.params.by
  imposed.ballot = hashOrNull(event.params.cause)
  imposed.reasonHash = hashOrNull(event.params.reasonHash)
  step(imposed, "OPENED", event, event.params.by, event.params.cause, event.params.reasonHash)
  enterDocket(event.params.room, event.params.account, imposed, now)

  const day = roomDay(imposed.room, event.block)
  day.sanctionsImposed = day.sanctionsImposed + 1
  day.save()
}

/** Follows the sanction it is about: the last on the docket. */
export function handleCaseOpened(event: CaseOpened): void {
  const cases = docketOf(event.params.room, event.params.subject).cases
  if (cases.length == 0) return
  const opened = Case.load(cases[cases.length - 1])
  if (opened == null || opened.kind != "SANCTION" || opened.caseId !== null) return
  opened.caseId = event.params.caseId
  opened.author = accountId(event.params.by)
  opened.save()
  indexCase(event.params.caseId, opened)
}

export function handleSanctionLifted(event: SanctionLifted): void {
  const docket = docketOf(event.params.room, event.params.account)
  const cases = running(docket.cases, event.block.timestamp)
  for (let i = 0; i < cases.length; i++) {
    const lifted = Case.load(cases[i])
    if (lifted == null) continue
    const restores = lifted.standing & event.params.restores.toI32()
    if (restores == 0) continue
    lifted.standing = lifted.standing & ~restores
    if (lifted.standing == 0) lifted.liftedAt = event.params.liftedAt
    step(lifted, "RESTORED", event, event.params.by, event.params.cause, event.params.reasonHash)

    const lift = new Lift(lifted.id + "-" + event.transaction.hash.toHexString() + "-" + event.logIndex.toString())
    lift.lifted = lifted.id
    lift.restores = restores
    lift.liftedAt = event.params.liftedAt
    lift.by = event.params.by
    lift.ballot = hashOrNull(event.params.cause)
    lift.reasonHash = hashOrNull(event.params.reasonHash)
    lift.save()
  }
  docket.cases = running(cases, event.block.timestamp)
  docket.save()
}
