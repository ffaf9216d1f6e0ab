import { describe, it } from "node:test"
import { reachSet } from "@openair/protocol/reach"
import { expect } from "chai"
import { publicWords } from "./consentWords.ts"

describe("what consent means, in words", () => {
  it("says that nothing leaves the room when nothing may", () => {
    expect(publicWords(0)).to.equal("You are off the record: nothing of you leaves the room. Nothing is kept.")
  })

  it("tells picture from voice", () => {
    expect(publicWords(reachSet("LIVE_AUDIO"))).to.match(/hears you and sees a card/)
    expect(publicWords(reachSet("LIVE_VIDEO"))).to.match(/sees you and does not hear you/)
  })

  it("never promises a release that was not consented to", () => {
    expect(publicWords(reachSet("LIVE_VIDEO", "LIVE_AUDIO", "RECORD"))).to.match(/never published/)
    expect(publicWords(reachSet("LIVE_VIDEO", "LIVE_AUDIO", "RECORD", "RELEASE"))).to.match(
      /published if a vote opens it/,
    )
    expect(publicWords(reachSet("LIVE_VIDEO", "LIVE_AUDIO"))).to.match(/Nothing is kept/)
  })
})
