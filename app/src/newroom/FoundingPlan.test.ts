import { describe, it } from "node:test"
import { capabilitySet, hasCapability } from "@openair/protocol/capabilities"
import { matrixOf } from "@openair/protocol/matrix"
import { expect } from "chai"
import { FIRST_PLAN, type FoundingPlan, KINDS, linesOf, metadataOf } from "./FoundingPlan.ts"
import { problemOf } from "./problemOf.ts"
import { rulesOf } from "./rulesOf.ts"

const plan = (more: Partial<FoundingPlan>): FoundingPlan => ({ ...FIRST_PLAN, ...more })
const row = (of: FoundingPlan, what: RegExp) => matrixOf(rulesOf(of)).find((one) => what.test(one.what))

describe("a room that is planned", () => {
  it("says of every constitution who silences, and how long that takes", () => {
    const silences = KINDS.map((kind) => row(plan({ kind }), /^Take rights|^Silence somebody$/)?.who)
    expect(silences).to.deep.equal(["The governor, one account", "Stewards", "Members", "Nobody"])
    expect(row(plan({ kind: "ASSEMBLY", urgentSeconds: 120 }), /^Take rights/)?.takes).to.match(/up to 2 minutes/)
  })

  it("opens its door without letting everybody speak", () => {
    for (const kind of ["DICTATOR", "COUNCIL", "ASSEMBLY"] as const) {
      const { gates } = rulesOf(plan({ kind, openDoor: true }))
      expect(gates.filter(({ passers }) => passers === "EVERYBODY").map(({ grants }) => grants)).to.deep.equal([
        capabilitySet("JOIN"),
      ])
      expect(rulesOf(plan({ kind, openDoor: false })).gates.some(({ passers }) => passers === "EVERYBODY")).to.equal(
        false,
      )
    }
  })

  it("lets every member of an assembly propose slots, and only the crew elsewhere", () => {
    const proposers = (kind: FoundingPlan["kind"]) =>
      rulesOf(plan({ kind }))
        .gates.filter(({ grants }) => hasCapability(grants, "PROGRAMME"))
        .map(({ passers }) => passers)
    expect(proposers("ASSEMBLY")).to.deep.equal(["MEMBERS"])
    expect(proposers("DICTATOR")).to.deep.equal(["ROSTER"])
    expect(proposers("LIBRE")).to.deep.equal([])
  })

  it("is always or never on air where nobody decides", () => {
    expect(rulesOf(plan({ kind: "LIBRE", broadcastPolicy: "PROGRAMME" })).broadcastPolicy).to.equal("NEVER")
    expect(rulesOf(plan({ kind: "LIBRE", broadcastPolicy: "ALWAYS" })).broadcastPolicy).to.equal("ALWAYS")
  })

  it("says what is missing before a wallet is asked", () => {
    const council = plan({ kind: "COUNCIL", name: "desk", stewards: "a.eth\nb.eth" })
    expect(problemOf(plan({ name: " " }))).to.match(/name/)
    expect(problemOf(plan({ name: "ü".repeat(33) }))).to.match(/too long/)
    expect(problemOf(council)).to.equal(undefined)
    expect(problemOf({ ...council, stewards: "a.eth, a.eth" })).to.match(/two stewards/)
    expect(problemOf({ ...council, threshold: 3 })).to.match(/1 to 2/)
    expect(problemOf(plan({ name: "hall", founders: "a\nb" }))).to.match(/three founders/)
    expect(problemOf({ ...council, urgentSeconds: 29 })).to.match(
      /^Urgent ballots last at least 30 seconds and at most/,
    )
    expect(problemOf({ ...council, guardian: "a.eth, b.eth" })).to.match(/one guardian/)
    expect(problemOf(plan({ name: "hall", founders: "a\nb\nc", purpose: "ü".repeat(200) }))).to.match(/What it is for/)
  })

  it("reads lists by line and comma, each person once", () => {
    expect(linesOf(" a.eth,\n\n b.eth \na.eth")).to.deep.equal(["a.eth", "b.eth"])
    expect(linesOf("0xAB, 0xab")).to.have.length(1)
  })

  it("keeps its purpose as JSON that anybody can read back", () => {
    const uri = metadataOf(plan({ purpose: "Garden club, Sundays" }))
    expect(JSON.parse(decodeURIComponent(uri.replace("data:application/json,", "")))).to.deep.equal({
      description: "Garden club, Sundays",
    })
    expect(metadataOf(plan({ purpose: "" }))).to.equal("")
  })
})
