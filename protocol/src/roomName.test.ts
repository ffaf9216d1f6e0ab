import { describe, it } from "node:test"
import { expect } from "chai"
import { pointsBack } from "./roomName.ts"
import { formatRoomRecord } from "./roomRecord.ts"

const room = { chainId: 31337, rooms: "0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0", room: 7n } as const

describe("A room's name", () => {
  it("is pointed back at by its own record and by no other", () => {
    expect(pointsBack(formatRoomRecord(room), room)).to.equal(true)
    expect(pointsBack(formatRoomRecord(room).toLowerCase(), room)).to.equal(true)
    for (const other of [
      { chainId: 1 },
      { room: 8n },
      { rooms: "0x00000000000000000000000000000000000000ff" },
    ] as const) {
      expect(pointsBack(formatRoomRecord({ ...room, ...other }), room)).to.equal(false)
    }
    for (const text of [null, "", "townhall"]) expect(pointsBack(text, room)).to.equal(false)
  })
})
