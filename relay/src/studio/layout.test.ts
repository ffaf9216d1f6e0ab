import { describe, it } from "node:test"
import { expect } from "chai"
import { containIn, gridLayout, MAX_TILES, type Rect } from "./layout.ts"

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe("the grid", () => {
  it("keeps any number of tiles inside the picture, apart from each other, on even pixels", () => {
    for (const [width, height] of [
      [1280, 720],
      [640, 360],
      [320, 176],
    ] as const) {
      for (let count = 1; count <= MAX_TILES; count++) {
        const rects = gridLayout(count, width, height)
        expect(rects).to.have.length(count)
        for (const [index, rect] of rects.entries()) {
          expect((rect.x % 16) + (rect.width % 16) + (rect.y % 2) + (rect.height % 2)).to.equal(0)
          expect(rect.x).to.be.at.least(0)
          expect(rect.y).to.be.at.least(0)
          expect(rect.x + rect.width).to.be.at.most(width)
          expect(rect.y + rect.height).to.be.at.most(height)
          for (const other of rects.slice(index + 1)) expect(overlap(rect, other), `${count} tiles`).to.equal(false)
        }
      }
    }
  })

  it("gives one person nearly the whole picture, and shows no more than it can", () => {
    expect(gridLayout(1, 1280, 720)[0]?.width).to.be.at.least(1_200)
    expect(gridLayout(0, 1280, 720)).to.deep.equal([])
    expect(gridLayout(40, 1280, 720)).to.have.length(MAX_TILES)
  })

  it("fits pictures of any shape into a tile without cutting", () => {
    const tile = { x: 32, y: 20, width: 592, height: 332 }
    for (const [width, height] of [
      [1280, 720],
      [720, 1280],
      [640, 480],
      [4096, 100],
      [16, 2000],
    ] as const) {
      const place = containIn(tile, width, height)
      expect(place.x).to.be.at.least(tile.x)
      expect(place.y).to.be.at.least(tile.y)
      expect(place.x + place.width).to.be.at.most(tile.x + tile.width)
      expect(place.y + place.height).to.be.at.most(tile.y + tile.height)
    }
  })
})
