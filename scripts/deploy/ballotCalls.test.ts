import { describe, it } from "node:test"
import { expect } from "chai"
import { toFunctionSelector } from "viem"
import { BALLOT_CALLS } from "../../ignition/modules/Constitutions.ts"
import { programmeAbi, roomsAbi, sanctionsAbi } from "../../protocol/src/abi/index.ts"

const ABIS = { rooms: roomsAbi, sanctions: sanctionsAbi, programme: programmeAbi } as const

describe("What constitutions put to the vote", () => {
  for (const [target, signature] of BALLOT_CALLS) {
    it(`is a call of ${target} with the room first: ${signature}`, () => {
      const functions = ABIS[target].filter((item) => item.type === "function")
      expect(functions.map(toFunctionSelector)).to.include(toFunctionSelector(signature))
      expect(signature).to.match(/\(uint256[,)]/)
    })
  }
})
