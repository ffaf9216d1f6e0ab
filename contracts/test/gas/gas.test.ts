import { describe, it } from "node:test"
import { expect } from "chai"
import { readGolden } from "./goldenFile.ts"
import { measureScenario } from "./scenario.ts"

describe("The gas of a community's day", () => {
  it("is what golden.json says; npm run gas -- --update writes it anew", async () => {
    expect(await measureScenario()).to.deep.equal(readGolden())
  })
})
