import { describe, it } from "node:test"
import { expect } from "chai"
import { slateWords } from "./slateWords.ts"

const playing = { onAir: true, relayHeard: true, state: "playing", soundOnly: false, held: false } as const

describe("the player's slate", () => {
  it("leaves a picture that moves alone", () => {
    expect(slateWords(playing)).to.equal(undefined)
  })

  it("covers everything while the room is off air", () => {
    expect(slateWords({ ...playing, onAir: false })).to.include({ headline: "Off air", over: "all" })
  })

  it("does not hide a picture that goes on while the relay is away", () => {
    expect(slateWords({ ...playing, relayHeard: false })?.over).to.equal("picture")
    expect(slateWords({ ...playing, relayHeard: false, state: "waiting" })?.over).to.equal("all")
  })

  it("tells a picture that stopped from one the viewer paused", () => {
    expect(slateWords({ ...playing, state: "waiting" })?.headline).to.equal("The picture stopped")
    expect(slateWords({ ...playing, state: "waiting", held: true })?.headline).to.equal("Paused")
  })

  it("says sound only instead of a picture", () => {
    expect(slateWords({ ...playing, soundOnly: true })?.headline).to.equal("Sound only")
  })
})
