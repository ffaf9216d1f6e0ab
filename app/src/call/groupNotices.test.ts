import { describe, it } from "node:test"
import { expect } from "chai"
import { groupNotices } from "./groupNotices.ts"
import type { Notice } from "./media/CallSnapshot.ts"

const BALLOT = `0x${"ab".repeat(32)}` as const
const notice = (
  capability: string,
  receivedAtMs: number,
  account = 1,
  ballot: Notice["explanation"]["ballot"] = BALLOT,
): Notice => ({
  participantId: "p1",
  person: { account: `0x${String(account).repeat(40)}`, name: null },
  receivedAtMs,
  explanation: {
    room: "1",
    roomName: "townhall",
    account: `0x${String(account).repeat(40)}`,
    capability,
    allowed: false,
    decidedBy: "sanction",
    source: null,
    rule: "",
    reason: "",
    howToQualify: "",
    until: null,
    ballot,
  },
})

describe("notices in a call", () => {
  it("tells one decision once, with all it took", () => {
    const groups = groupNotices([notice("MICROPHONE", 0), notice("CAMERA", 5), notice("SCREEN", 9)])
    expect(groups.map(({ capabilities }) => capabilities)).to.deep.equal([["MICROPHONE", "CAMERA", "SCREEN"]])
  })

  it("keeps people, ballots and moments apart, newest first", () => {
    const groups = groupNotices([
      notice("MICROPHONE", 0),
      notice("MICROPHONE", 1, 2),
      notice("MICROPHONE", 2, 1, null),
      notice("MICROPHONE", 9_000),
    ])
    expect(groups.map(({ receivedAtMs }) => receivedAtMs)).to.deep.equal([9_000, 2, 1, 0])
  })

  it("does not repeat a capability", () => {
    expect(groupNotices([notice("CAMERA", 0), notice("CAMERA", 1)])[0]?.capabilities).to.deep.equal(["CAMERA"])
  })
})
