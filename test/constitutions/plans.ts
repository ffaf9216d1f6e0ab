import fc from "fast-check"
import { type ConstitutionKind, FIRST_PLAN, type FoundingPlan } from "../../app/src/newroom/FoundingPlan.ts"

const HOUR = 3_600
const DAY = 24 * HOUR

/** Of so many values of a field one is from around its bounds: the more fields count, the fewer, so that plans come out good and bad. */
const STRANGE_OF: Record<ConstitutionKind, number> = { DICTATOR: 5, COUNCIL: 12, ASSEMBLY: 16, LIBRE: 3 }

/** The n-th of a series of accounts that nobody holds the keys of. */
const account = (n: number) => `0x${(0xa11ce000 + n).toString(16).padStart(40, "0")}`
const people = (count: number, from = 0) => Array.from({ length: count }, (_, i) => account(from + i)).join("\n")
const listOf = (...counts: readonly number[]) =>
  fc.constantFrom(...counts).chain((n) => fc.nat(9).map((from) => people(n, from)))

const around = (...bounds: readonly number[]) =>
  fc.constantFrom(...bounds.flatMap((bound) => [bound - 1, bound, bound + 1]))

/** Two spellings of one account count once. */
const TWICE = `${account(1)}\n${account(1).toUpperCase().replace("X", "x")}\n${account(2)}`
const ZERO = `0x${"0".repeat(40)}`

/** Plans of a kind: most fields as people would fill them in, some at their bounds, a few beyond. */
export function somePlan(kind: ConstitutionKind): fc.Arbitrary<FoundingPlan> {
  const mostly = <T>(ordinary: fc.Arbitrary<T>, strange: fc.Arbitrary<T>) =>
    fc.oneof({ weight: STRANGE_OF[kind] - 1, arbitrary: ordinary }, { weight: 1, arbitrary: strange })
  const period = (from: number, to: number) =>
    mostly(fc.integer({ min: from, max: to }), fc.oneof(around(from, to), fc.constant(HOUR + 0.5)))
  const list = mostly(
    listOf(0, 1, 3, 7),
    fc.oneof(listOf(50, 51), fc.constantFrom(TWICE, ZERO, `${ZERO}\n${people(4)}`)),
  )
  const memberList = mostly(
    listOf(3, 4, 9),
    fc.oneof(listOf(0, 1, 2, 50, 51), fc.constantFrom(TWICE, `${ZERO}\n${people(4)}`)),
  )
  return fc.record({
    kind: fc.constant(kind),
    name: mostly(
      fc.string({ minLength: 1, maxLength: 20 }),
      fc.constantFrom("", "  ", "a".repeat(64), "a".repeat(65), "ü".repeat(32), "ü".repeat(33)),
    ),
    purpose: mostly(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(...["ü".repeat(70), "ü".repeat(100), "a".repeat(440), "a".repeat(500)]),
    ),
    broadcastPolicy: fc.constantFrom("NEVER", "BY_HAND", "PROGRAMME", "ALWAYS"),
    openDoor: fc.boolean(),
    guardian: mostly(fc.constantFrom("", account(99)), fc.constant(`${account(98)}, ${account(98)}`)),
    crew: list,
    guests: list,
    stewards: kind === "COUNCIL" ? memberList : list,
    founders: memberList,
    threshold: mostly(fc.constantFrom(1, 2, 3), fc.constantFrom(-1, 0, 4, 9, 10, 1.5)),
    changeDelaySeconds: period(0, 30 * DAY),
    urgentSeconds: period(30, 30 * DAY),
    unhurriedSeconds: period(30, 30 * DAY),
    weightySeconds: period(30, 30 * DAY),
    stewardsForSeconds: period(1, 365 * DAY),
    votingDelaySeconds: mostly(fc.integer({ min: 0, max: DAY }), around(0, 2 ** 48 - 1)),
    votingPeriodSeconds: mostly(fc.integer({ min: 1, max: DAY }), around(1, 2 ** 32 - 1)),
    quorumPercent: mostly(fc.integer({ min: 1, max: 100 }), fc.constantFrom(-1, 0, 100, 101, 12.5)),
    timelockSeconds: period(HOUR, 30 * DAY),
  })
}

const plan = (more: Partial<FoundingPlan>): FoundingPlan => ({ ...FIRST_PLAN, name: "hall", ...more })

/** Plans that differ in all that the page describes. */
export const GOOD_PLANS: Readonly<Record<ConstitutionKind, readonly FoundingPlan[]>> = {
  DICTATOR: [
    plan({ kind: "DICTATOR", crew: people(2), guests: people(3, 5), broadcastPolicy: "BY_HAND", openDoor: false }),
    plan({ kind: "DICTATOR", guardian: account(99), changeDelaySeconds: 0 }),
  ],
  COUNCIL: [
    plan({ kind: "COUNCIL", stewards: people(3), guardian: account(99), threshold: 2, urgentSeconds: 60 }),
    plan({
      kind: "COUNCIL",
      stewards: people(2),
      name: "n".repeat(64),
      guests: people(4, 9),
      threshold: 1,
      openDoor: false,
    }),
  ],
  ASSEMBLY: [
    plan({ founders: people(3), stewards: people(1) }),
    plan({
      ...{
        founders: people(5),
        name: "ü".repeat(32),
        guardian: account(99),
        openDoor: false,
        broadcastPolicy: "ALWAYS",
      },
      ...{ urgentSeconds: 45, unhurriedSeconds: 90, votingDelaySeconds: 60, votingPeriodSeconds: 600 },
      ...{ quorumPercent: 4, timelockSeconds: HOUR },
    }),
  ],
  LIBRE: [plan({ kind: "LIBRE", broadcastPolicy: "ALWAYS" }), plan({ kind: "LIBRE", broadcastPolicy: "PROGRAMME" })],
}
