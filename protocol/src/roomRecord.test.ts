import { describe, it } from "node:test"
import { expect } from "chai"
import { formatRoomRecord, parseRoomRecord } from "./roomRecord.ts"

const record = { chainId: 31337, rooms: "0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0", room: 2n ** 64n - 1n } as const

describe("A room's ENS record", () => {
  it("says chain, contract and id, and reads back as it was", () => {
    expect(formatRoomRecord(record)).to.equal(
      "eip155:31337:0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0/18446744073709551615",
    )
    expect(parseRoomRecord(formatRoomRecord(record))).to.deep.equal(record)
  })

  it("is nothing when it is something else", () => {
    for (const text of ["", "eip155:1:0x12/3", "https://example.org", `${formatRoomRecord(record)}/1`]) {
      expect(parseRoomRecord(text), text).to.equal(undefined)
    }
  })
})
