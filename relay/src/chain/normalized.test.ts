import { describe, it } from "node:test"
import { expect } from "chai"
import { normalized } from "./normalized.ts"

describe("a normalised name", () => {
  it("is itself", () => {
    expect(normalized("townhall.commons.eth")).to.equal("townhall.commons.eth")
  })

  it("is not what was written in upper case, with an empty label, with a look-alike letter or with an invisible one", () => {
    for (const name of ["Townhall.commons.eth", "a..eth", "t\u043ewnhall.eth", "town\u200dhall.eth"]) {
      expect(normalized(name), JSON.stringify(name)).to.not.equal(name)
    }
  })
})
