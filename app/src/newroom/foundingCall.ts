import { type FoundingPlan, LISTS_OF, linesOf, metadataOf } from "./FoundingPlan.ts"

type Account = `0x${string}`

export interface FoundingCircumstances {
  /** Who founds: a dictator's governor, and whoever may rename a libre room. */
  readonly founder: Account
  /** Signers of the relays that may carry the room. */
  readonly relays: readonly Account[]
  /** Unix seconds. */
  readonly now: number
}

/** IRooms' BroadcastPolicy. */
const POLICIES = { NEVER: 0, BY_HAND: 1, PROGRAMME: 2, ALWAYS: 3 } as const
const NOBODY: Account = `0x${"0".repeat(40)}`

/** The one call of the Constitutions contract that founds a room as planned. Everybody must be named by account. */
export function foundingCall(plan: FoundingPlan, circumstances: FoundingCircumstances) {
  switch (plan.kind) {
    case "DICTATOR":
      return { functionName: "createDictator", args: [dictator(plan, circumstances)] } as const
    case "COUNCIL":
      return { functionName: "createCouncil", args: [council(plan, circumstances)] } as const
    case "ASSEMBLY":
      return { functionName: "createAssembly", args: [assembly(plan, circumstances)] } as const
    case "LIBRE":
      return { functionName: "createLibre", args: [libre(plan, circumstances)] } as const
  }
}

/** The plan with everybody that matters under its constitution named by account. @throws what `resolve` throws. */
export async function withAccounts(
  plan: FoundingPlan,
  resolve: (nameOrAccount: string) => Promise<Account>,
): Promise<FoundingPlan> {
  const accountsOf = async (list: string) => (await Promise.all(linesOf(list).map(resolve))).join("\n")
  if (plan.kind === "LIBRE") return plan
  const fields = ["guardian", ...LISTS_OF[plan.kind]] as const
  const lists = await Promise.all(fields.map(async (field) => [field, await accountsOf(plan[field])] as const))
  return { ...plan, ...Object.fromEntries(lists) }
}

function basics(plan: FoundingPlan, { relays }: FoundingCircumstances) {
  return {
    name: plan.name.trim(),
    metadataURI: metadataOf(plan),
    guardian: accounts(plan.guardian)[0] ?? NOBODY,
    relays,
    broadcastPolicy: POLICIES[plan.broadcastPolicy],
    openDoor: plan.openDoor,
  }
}

function dictator(plan: FoundingPlan, circumstances: FoundingCircumstances) {
  return {
    room: basics(plan, circumstances),
    governor: circumstances.founder,
    crew: accounts(plan.crew),
    guests: accounts(plan.guests),
    changeDelaySeconds: plan.changeDelaySeconds,
  }
}

/** With a `Stewards` of its own as governor. */
function council(plan: FoundingPlan, circumstances: FoundingCircumstances) {
  return {
    room: basics(plan, circumstances),
    governor: NOBODY,
    threshold: plan.threshold,
    stewards: accounts(plan.stewards),
    guests: accounts(plan.guests),
    votingSeconds: votingSeconds(plan),
    changeDelaySeconds: plan.changeDelaySeconds,
  }
}

function assembly(plan: FoundingPlan, circumstances: FoundingCircumstances) {
  return {
    room: basics(plan, circumstances),
    founders: accounts(plan.founders),
    stewards: accounts(plan.stewards),
    stewardsUntil: BigInt(circumstances.now + plan.stewardsForSeconds),
    admitter: NOBODY,
    votingSeconds: votingSeconds(plan),
    settings: {
      votingDelaySeconds: plan.votingDelaySeconds,
      votingPeriodSeconds: plan.votingPeriodSeconds,
      proposalThreshold: 1n,
      quorumPercent: BigInt(plan.quorumPercent),
    },
    timelockSeconds: plan.timelockSeconds,
  }
}

function libre(plan: FoundingPlan, circumstances: FoundingCircumstances) {
  const { name, metadataURI, relays } = basics(plan, circumstances)
  return { name, metadataURI, relays, onAir: plan.broadcastPolicy === "ALWAYS", founder: circumstances.founder }
}

function votingSeconds({ urgentSeconds, unhurriedSeconds, weightySeconds }: FoundingPlan) {
  return { urgent: urgentSeconds, unhurried: unhurriedSeconds, weighty: weightySeconds }
}

function accounts(list: string): Account[] {
  return linesOf(list) as Account[]
}
