import { describe, it } from "node:test"
import { expect } from "chai"
import { countAsOne, countGndTests, countHardhatTests, countNodeTests } from "./countTests.ts"
import { printedFigures } from "./printedFigures.ts"

describe("counting what a command printed", () => {
  it("adds up Hardhat's summaries", () => {
    const { passed, failed } = countHardhatTests("  ✔ a\n\n126 passing (120 solidity, 6 nodejs)\n2 failing\n", 1)
    expect({ passed, failed }).to.deep.equal({ passed: 126, failed: 2 })
  })

  it("reads gnd's last line", () => {
    const { passed, failed } = countGndTests("x\nTests: 3 passed, 1 failed\nError: 1 test(s) failed\n", 1)
    expect({ passed, failed }).to.deep.equal({ passed: 3, failed: 1 })
  })

  it("takes no test at all for a failure", () => {
    for (const count of [countHardhatTests, countGndTests, countNodeTests]) expect(count("", 0).failed).to.equal(1)
  })

  it("takes a bad end that no test explains for a failure", () => {
    expect(countHardhatTests("3 passing", 1).failed).to.equal(1)
  })

  it("counts a check as one", () => {
    expect([countAsOne("", 0).passed, countAsOne("", 1).failed]).to.deep.equal([1, 1])
  })

  it("finds tables of figures", () => {
    const table = ["        n   median   worst", "join    1     90 ms   90 ms"]
    expect(printedFigures(["noise", ...table, "", "more noise"].join("\n"))).to.deep.equal(table)
  })
})
