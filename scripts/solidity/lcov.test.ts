import { describe, it } from "node:test"
import { expect } from "chai"
import { addShares, parseLcov, ratioOf } from "./lcov.ts"

const TRACE = `TN:
SF:contracts/a/A.sol
DA:10,3
DA:11,0
FN:10,A.f
FNDA:3,A.f
BRDA:10,0,0,2
BRDA:11,1,0,-
BRDA:11,1,1,0
FNF:1
end_of_record
TN:
SF:contracts/a/B.sol
DA:4,1
end_of_record
`

describe("a tracefile", () => {
  it("says by file what was run and what was not", () => {
    const [a, b] = parseLcov(TRACE)
    expect(a).to.deep.equal({
      file: "contracts/a/A.sol",
      lines: { hit: 1, found: 2 },
      branches: { hit: 1, found: 3 },
      functions: { hit: 1, found: 1 },
      missedLines: [11],
      missedBranches: [11],
    })
    expect(b?.file).to.equal("contracts/a/B.sol")
  })

  it("is added up over files, and nothing to run is all of it", () => {
    expect(addShares(parseLcov(TRACE).map(({ lines }) => lines))).to.deep.equal({ hit: 2, found: 3 })
    expect(ratioOf({ hit: 0, found: 0 })).to.equal(1)
  })

  it("of nothing has no files", () => {
    expect(parseLcov("")).to.deep.equal([])
  })
})
