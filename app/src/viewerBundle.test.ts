import { describe, it } from "node:test"
import { expect } from "chai"
import { findTrespasses, readChunks, VIEWER_PAGES } from "../scripts/checkViewerBundle.ts"

const chunks = readChunks()

describe("what a viewer downloads", () => {
  it("holds no wallet, no signing and no call on any page that only shows", () => {
    expect(findTrespasses(chunks, VIEWER_PAGES)).to.deep.equal([])
  })

  it("would be found out: the way into a room does hold them", () => {
    const found = findTrespasses(chunks, ["app/src/greenroom/EnterPage.tsx"]).map(({ module }) => module)
    expect(found.some((module) => module.includes("mediasoup-client"))).to.equal(true)
  })

  it("would be found out: the wallet does hold its packages", () => {
    const found = findTrespasses(chunks, ["app/src/wallet/index.ts"]).map(({ module }) => module)
    for (const name of ["viem", "@wagmi/core", "@rainbow-me/rainbowkit"]) {
      expect(
        found.some((module) => module.includes(`node_modules/${name}/`)),
        name,
      ).to.equal(true)
    }
  })
})
