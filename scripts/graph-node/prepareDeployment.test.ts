import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, it } from "node:test"
import { expect } from "chai"
import { toFunctionSelector } from "viem"
import * as abis from "../../protocol/src/abi/index.ts"
import { parseDeployment } from "../../protocol/src/deployment.ts"
import { fillManifest } from "./prepareDeployment.ts"
import { ROOT } from "./programs.ts"

const deployment = parseDeployment(readFileSync(join(ROOT, "subgraph/tests/deployment.json"), "utf8"))

/** A built manifest has the sources' data sources, with its keys as gnd writes them. */
const manifest = `dataSources:
- kind: ethereum
  name: Rooms
  network: placeholder
  context:
    openGate:
      type: Bytes
      data: '0x01'
  source:
    address: '0x01'
    abi: Rooms
    startBlock: 0
  mapping:
    kind: ethereum/events
templates:
- kind: ethereum
  name: Membership
  network: placeholder
  source:
    abi: Membership
`

describe("A manifest", () => {
  it("is filled with addresses, start block and network of the deployment, templates with the network", () => {
    const { rooms, openGate } = deployment.contracts
    expect(fillManifest(manifest, "chain-5", { ...deployment, startBlock: 9 })).to.equal(
      manifest
        .replaceAll("placeholder", "chain-5")
        .replace("data: '0x01'", `data: '${openGate}'`)
        .replace("address: '0x01'", `address: '${rooms}'`)
        .replace("startBlock: 0", "startBlock: 9"),
    )
  })

  it("is refused when it names a contract the deployment lacks", () => {
    expect(() => fillManifest(manifest.replace("name: Rooms", "name: Treasury"), "x", deployment)).to.throw("Treasury")
  })
})

describe("The mappings", () => {
  it("know the selectors of the calls a ballot may make", () => {
    const source = readFileSync(join(ROOT, "subgraph/src/ballotCalls.ts"), "utf8")
    const known = [...source.matchAll(/= "(0x[0-9a-f]{8})" \/\/ (\S+)/g)].map(([, selector, call]) => ({
      selector,
      call,
    }))
    const calls = Object.values(abis).flatMap((abi) =>
      abi.flatMap((item) => (item.type === "function" ? [toFunctionSelector(item)] : [])),
    )
    expect(known).to.have.length(17)
    for (const { selector, call } of known) {
      expect(toFunctionSelector(call ?? "")).to.equal(selector)
      expect(calls).to.include(selector)
    }
  })
})
