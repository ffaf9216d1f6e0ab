import { Address, BigInt } from "@graphprotocol/graph-ts"
import { Case, Docket, Lift } from "../generated/schema"
import { SanctionImposed, SanctionLifted } from "../generated/Sanctions/Sanctions"
import { accountId } from "./accounts"
import { hashOrNull } from "./hashes"

function docketOf(room: BigInt, account: Address): Docket {
  const id = room.toString() + "-" + account.toHexString()
  let docket = Docket.load(id)
  if (docket == null) {
    docket = new Docket(id)
    docket.cases = []
  }
  return docket
}

/** The ids of those cases that still run, so that a docket stays as short as what is denied. */
function running(cases: string[], now: BigInt): string[] {
  const still: string[] = []
  for (let i = 0; i < cases.length; i++) {
    const entry = Case.load(cases[i])
    if (entry !== null && entry.standing != 0 && entry.until.gt(now)) still.push(entry.id)
  }
  return still
}

export function handleSanctionImposed(event: SanctionImposed): void {
  const imposed = new Case(event.transaction.hash.toHexString() + "-" + event.logIndex.toString())
  imposed.room = event.params.room.toString()
  imposed.subject = accountId(event.params.account)
  imposed.denies = event.params.denies.toI32()
  imposed.standing = imposed.denies
  imposed.imposedAt = event.block.timestamp
  imposed.until = event.params.until
  imposed.by = event.params.by
  imposed.ballot = hashOrNull(event.params.cause)
  imposed.reasonHash = hashOrNull(event.params.reasonHash)
  imposed.save()

  const docket = docketOf(event.params.room, event.params.account)
  const cases = running(docket.cases, event.block.timestamp)
  cases.push(imposed.id)
  docket.cases = cases
  docket.save()
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
    lifted.save()

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
