import { describe, it } from "node:test"
import { capabilitySet } from "@openair/protocol/capabilities"
import { expect } from "chai"
import type { CallToSay } from "../story/shapes.ts"
import { callSentence, callWords } from "./callWords.ts"

const call = (more: Partial<CallToSay>): CallToSay => ({
  kind: "SANCTION_IMPOSE",
  subject: "0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
  capabilities: capabilitySet("MICROPHONE", "CAMERA", "SCREEN"),
  seconds: 60,
  slot: null,
  series: null,
  case: null,
  outcome: null,
  round: null,
  recording: null,
  ...more,
})
const sentence = (more: Partial<CallToSay>) => callSentence(callWords(call(more), () => "bob.eth"))

describe("a ballot's call in words", () => {
  it("names the person, what is taken and for how long", () => {
    expect(sentence({})).to.equal("Silence bob.eth: microphone, camera, screen, for 1 minute")
  })

  it("says remove when the room itself is taken", () => {
    expect(sentence({ capabilities: capabilitySet("JOIN"), seconds: 5_400 })).to.equal(
      "Remove bob.eth: being in the room, for 1 hour 30 minutes",
    )
  })

  it("does not say silence when the voice stays", () => {
    expect(sentence({ capabilities: capabilitySet("SCREEN") })).to.equal("Restrict bob.eth: screen, for 1 minute")
  })

  it("names the slot that is to go on or off the programme", () => {
    const slot = { id: "7", title: "Open mic", start: 0, end: 60 }
    expect(sentence({ kind: "SLOT_APPROVE", subject: null, slot })).to.equal("Put “Open mic” on the programme")
    expect(sentence({ kind: "SLOT_CANCEL", subject: null, slot: { ...slot, title: null } })).to.equal(
      "Take “an untitled slot” off the programme",
    )
  })

  it("names whom a judgement is about, and what an appeal would change", () => {
    const judged = { id: "1", caseId: null, kind: "ORDER", subject: `0x${"b0".repeat(20)}` } as const
    const about = { subject: null, case: judged, seconds: null }
    expect(sentence({ ...about, kind: "ORDER_OVERTURN" })).to.equal("Overturn the order against bob.eth")
    expect(sentence({ ...about, kind: "APPEAL_DECIDE", outcome: "LIFT" })).to.match(/^Grant the appeal of bob\.eth: /)
    expect(sentence({ ...about, kind: "APPEAL_DECIDE", outcome: "SHORTEN", seconds: 600 })).to.match(
      /10 minutes in all/,
    )
    expect(sentence({ ...about, kind: "APPEAL_DECIDE", outcome: "UPHOLD" })).to.match(/^Dismiss/)
  })

  it("admits a call it cannot read", () => {
    expect(sentence({ kind: "OTHER", subject: null })).to.equal("Make a call this page cannot read")
  })
})
