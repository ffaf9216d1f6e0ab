import { describe, it } from "node:test"
import { expect } from "chai"
import { CAPABILITIES, capabilityNames, capabilitySet, hasCapability } from "./capabilities.ts"
import { FULL_REACH, REACHES, reachNames } from "./reach.ts"

describe("a set of capabilities", () => {
  it("holds what was put in and nothing else", () => {
    const set = capabilitySet("JOIN", "SCREEN")
    expect(set).to.equal(0b1001)
    expect(CAPABILITIES.filter((capability) => hasCapability(set, capability))).to.deep.equal(["JOIN", "SCREEN"])
  })

  it("names only the bits this version knows", () => {
    expect(capabilityNames(0xffff_f000 | 1)).to.deep.equal(["JOIN"])
  })

  it("has a full reach of all four", () => {
    expect(reachNames(FULL_REACH)).to.deep.equal([...REACHES])
  })
})
