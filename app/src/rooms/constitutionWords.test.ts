import { describe, it } from "node:test"
import { capabilitySet } from "@openair/protocol/capabilities"
import { expect } from "chai"
import { gateWords, grantWords, policyWords, ruleWords } from "./constitutionWords.ts"

describe("a room's constitution in words", () => {
  it("says what a gate grants, of others", () => {
    expect(grantWords(capabilitySet("JOIN", "MICROPHONE", "CAMERA"))).to.equal(
      "go in and listen, speak, turn their camera on",
    )
  })

  it("lets a pause outweigh the policy", () => {
    expect(policyWords("ALWAYS", false)).to.match(/whenever/)
    expect(policyWords("ALWAYS", true)).to.match(/paused/)
  })

  it("tells whom a gate lets through", () => {
    expect(gateWords("MEMBERS")).to.equal("Members of the community")
  })

  it("gives a rule's numbers in plain words", () => {
    expect(ruleWords({ votingSeconds: 180, quorumBps: 2_500, minVoters: 2, approvalBps: 5_001 })).to.equal(
      "Up to 3 minutes to vote, less when no further vote can change it. 25% must take part, at least 2 people, and 50.01% of those for or against must be for it.",
    )
  })
})
