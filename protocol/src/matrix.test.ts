import { describe, it } from "node:test"
import { expect } from "chai"
import fc from "fast-check"
import { CAPABILITIES, capabilitySet } from "./capabilities.ts"
import { type MatrixRow, matrixOf, type RoomRules } from "./matrix.ts"

const GUESTS = capabilitySet("JOIN", "MICROPHONE", "CAMERA", "SCREEN", "CHAT", "CAPTION")
const CREW = capabilitySet("INGEST", "DIRECT", "BROADCAST", "RECORD", "MODERATE", "PROGRAMME")
const DAY = 86_400

const dictator: RoomRules = {
  governor: { kind: "ACCOUNT" },
  hasGuardian: true,
  gates: [
    { passers: "ROSTER", grants: GUESTS },
    { passers: "ROSTER", grants: CREW },
  ],
  rules: [],
  broadcastPolicy: "BY_HAND",
  hasSanctions: true,
  governorActs: true,
  delegable: capabilitySet("JOIN", "MICROPHONE"),
  changeDelaySeconds: 3_600,
}
const impose: RoomRules["rules"][number] = {
  kind: "SANCTION_IMPOSE",
  voters: "members",
  votingSeconds: 180,
  minVoters: 3,
  quorumBps: 2_500,
  approvalBps: 5_001,
}
const assembly: RoomRules = {
  ...dictator,
  governor: {
    kind: "ASSEMBLY",
    quorumPercent: 40,
    votingDelaySeconds: DAY,
    votingPeriodSeconds: 3 * DAY,
    timelockSeconds: 2 * DAY,
  },
  hasGuardian: false,
  gates: [
    { passers: "MEMBERS", grants: GUESTS | capabilitySet("PROGRAMME") },
    { passers: "ROSTER", grants: CREW & ~capabilitySet("PROGRAMME") },
  ],
  rules: [impose],
  broadcastPolicy: "PROGRAMME",
  governorActs: false,
  changeDelaySeconds: 0,
}
const libre: RoomRules = {
  ...dictator,
  governor: { kind: "NOBODY" },
  hasGuardian: false,
  gates: [{ passers: "EVERYBODY", grants: GUESTS }],
  broadcastPolicy: "ALWAYS",
  hasSanctions: false,
  governorActs: false,
  delegable: 0,
  changeDelaySeconds: 0,
}

describe("The matrix of a room", () => {
  it("of a dictator says that one account decides, at once, and that what widens waits", () => {
    expect(rowOf(dictator, /Come in/)).to.include({ who: "Those on a list", takes: "at once" })
    expect(rowOf(dictator, /Take rights/)).to.include({ who: "The governor, one account", takes: "at once" })
    expect(rowOf(dictator, /Open a gate/)).to.include({ takes: "1 hour" })
    expect(rowOf(dictator, /Veto/)).to.include({ who: "The guardian", takes: "within 1 hour" })
  })

  it("of an assembly says who votes on what, and how long that takes", () => {
    expect(rowOf(assembly, /Take rights/)).to.deep.equal({
      what: "Take rights from somebody until a time",
      who: "Members",
      decidedBy: "Ballot: 25% take part, at least 3; more than half of them for it",
      takes: "up to 3 minutes, less when no further vote can change it",
    })
    expect(rowOf(assembly, /Open a gate/)).to.include({
      who: "The assembly: a vote of all members, of whom 40% take part",
      takes: "6 days",
    })
    expect(rowOf(assembly, /Put a slot/)).to.include({ who: "Nobody", takes: "never" })
    expect(matrixOf(assembly).some(({ what }) => /Veto/.test(what))).to.equal(false)
  })

  it("of a council counts its stewards and adds the room's delay to their agreeing", () => {
    const council: RoomRules = { ...dictator, governor: { kind: "COUNCIL", threshold: 2, stewards: 3 } }
    expect(rowOf(council, /Open a gate/)).to.include({
      who: "The council: 2 of 3 stewards",
      takes: "as soon as 2 agree, then 1 hour",
    })
  })

  it("of a libre room promises that nobody decides anything", () => {
    expect(rowOf(libre, /Silence somebody/)).to.include({ who: "Nobody" })
    expect(rowOf(libre, /close the room/)).to.deep.include({ who: "Nobody", takes: "never" })
    expect(rowOf(libre, /off/)).to.include({ who: "Nobody", takes: "never" })
    expect(rowOf(libre, /moderate/i)).to.include({ who: "Nobody", takes: "never" })
  })

  it("names every capability that has a meaning in the room exactly once among the rights", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("EVERYBODY", "MEMBERS", "ROSTER", "OTHER" as const), { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: -1, max: 7 }), { minLength: CAPABILITIES.length, maxLength: CAPABILITIES.length }),
        fc.constantFrom(dictator, assembly, libre),
        (passers, gateOf, base) => {
          const gates = passers.map((each, gate) => ({
            passers: each,
            grants: capabilitySet(...CAPABILITIES.filter((_, bit) => gateOf[bit] === gate)),
          }))
          const rows = matrixOf({ ...base, gates, broadcastPolicy: "BY_HAND" })
          const rights = rows.filter(({ who }, index) => index < passers.length || who === "Nobody")
          const text = rights.map(({ what }) => what.toLowerCase()).join("\n")
          for (const doing of ["come in and listen", "speak", "share a screen", "moderate", "record"]) {
            expect(text.split(new RegExp(`\\b${doing}\\b`)).length - 1, doing).to.equal(1)
          }
        },
      ),
    )
  })
})

function rowOf(room: RoomRules, what: RegExp): MatrixRow {
  const rows = matrixOf(room).filter((row) => what.test(row.what))
  expect(rows.length, String(what)).to.be.greaterThan(0)
  return rows[0] as MatrixRow
}
