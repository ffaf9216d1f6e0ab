import { describe, it } from "node:test"
import { expect } from "chai"
import { stageGrid } from "./stageGrid.ts"

const GAP = 12
const columns = (tiles: number) => stageGrid(tiles, 1_000, 710, GAP).columns

describe("the stage", () => {
  it("puts two people side by side, four in a square, five in rows of three", () => {
    expect([1, 2, 3, 4, 5, 6, 9].map(columns)).to.deep.equal([1, 2, 2, 2, 3, 3, 3])
  })

  it("never lets tiles overflow the stage", () => {
    for (let tiles = 1; tiles <= 30; tiles++) {
      const grid = stageGrid(tiles, 1_000, 710, GAP)
      const rows = Math.ceil(tiles / grid.columns)
      expect(grid.columns * grid.tileWidth + (grid.columns - 1) * GAP).to.be.at.most(1_000.001)
      expect(rows * grid.tileHeight + (rows - 1) * GAP).to.be.at.most(710.001)
    }
  })

  it("cuts a picture no narrower than four to three", () => {
    const { tileWidth, tileHeight } = stageGrid(2, 1_000, 2_000, GAP)
    expect(tileWidth / tileHeight).to.be.within(4 / 3 - 0.001, 16 / 9 + 0.001)
  })

  it("stands an empty or unmeasured stage", () => {
    expect(stageGrid(0, 0, 0, GAP).columns).to.equal(1)
  })
})
