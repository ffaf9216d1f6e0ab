import { describe, it } from "node:test"
import { expect } from "chai"
import { assert, property, stringMatching } from "fast-check"
import { normalize } from "viem/ens"
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

  it("is what ENS's own rules make of it, whatever hyphens, dots and digits it has", () => {
    assert(
      property(stringMatching(/^[a-c0-1_A.-]{1,12}$/), (name) => {
        expect(normalized(name), name).to.equal(byTheTables(name))
      }),
      { numRuns: 2_000 },
    )
  })
})

function byTheTables(name: string): string | undefined {
  try {
    return normalize(name)
  } catch {
    return undefined
  }
}
