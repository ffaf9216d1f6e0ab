import { describe, it } from "node:test"
import { capabilitySet, hasReach, type ReachSet, reachSet, SOURCE_RULES, SOURCES } from "@openair/protocol"
import { expect } from "chai"
import fc from "fast-check"
import { mayProduce } from "./permits.ts"
import { programBus, type Speaker } from "./programBus.ts"

const ALL_LIVE: ReachSet = reachSet("LIVE_VIDEO", "LIVE_AUDIO")
const SPEAKING = capabilitySet("JOIN", "MICROPHONE", "CAMERA", "SCREEN")

const alice: Speaker = {
  participantId: "alice",
  label: "alice.eth",
  capabilities: SPEAKING,
  reach: ALL_LIVE,
  producers: [
    { producerId: "voice", source: "microphone", paused: false },
    { producerId: "face", source: "camera", paused: false },
  ],
}

const onBus = (slotReach: ReachSet, speaker: Partial<Speaker>) =>
  programBus(slotReach, [{ ...alice, ...speaker }]).map(({ producerId }) => producerId)

const anySpeaker: fc.Arbitrary<Speaker> = fc.record({
  participantId: fc.uuid(),
  label: fc.string(),
  capabilities: fc.nat(0xfff),
  reach: fc.nat(15),
  producers: fc.uniqueArray(
    fc.record({ producerId: fc.uuid(), source: fc.constantFrom(...SOURCES), paused: fc.boolean() }),
    { maxLength: 4, selector: ({ source }) => source },
  ),
})

describe("the program bus", () => {
  it("carries voice and picture of who may and wants to be on air", () => {
    expect(onBus(ALL_LIVE, {})).to.deep.equal(["voice", "face"])
  })

  it("leaves out what the speaker did not consent to", () => {
    expect(onBus(ALL_LIVE, { reach: reachSet("LIVE_AUDIO") })).to.deep.equal(["voice"])
    expect(onBus(ALL_LIVE, { reach: reachSet("LIVE_VIDEO") })).to.deep.equal(["face"])
    expect(onBus(ALL_LIVE, { reach: reachSet("RECORD", "RELEASE") })).to.deep.equal([])
  })

  it("leaves out what the slot does not let out, whatever the speaker allows", () => {
    expect(onBus(reachSet("LIVE_AUDIO"), {})).to.deep.equal(["voice"])
    expect(onBus(0, {})).to.deep.equal([])
  })

  it("leaves out whose permit is gone, and what is paused", () => {
    expect(onBus(ALL_LIVE, { capabilities: capabilitySet("JOIN", "CAMERA") })).to.deep.equal(["face"])
    expect(onBus(ALL_LIVE, { capabilities: SPEAKING & ~capabilitySet("JOIN") })).to.deep.equal([])
    const producers = alice.producers.map((producer) => ({ ...producer, paused: producer.source === "microphone" }))
    expect(onBus(ALL_LIVE, { producers })).to.deep.equal(["face"])
  })

  it("holds for any speakers: on the bus means that slot, consent and permit all allow that very source", () => {
    fc.assert(
      fc.property(fc.nat(15), fc.array(anySpeaker, { maxLength: 5 }), (slotReach, speakers) => {
        for (const entry of programBus(slotReach, speakers)) {
          const speaker = speakers.find(({ participantId }) => participantId === entry.personId)
          const { liveReach } = SOURCE_RULES[entry.source]
          expect(speaker !== undefined && hasReach(speaker.reach & slotReach, liveReach)).to.equal(true)
          expect(speaker !== undefined && mayProduce(speaker.capabilities, entry.source)).to.equal(true)
        }
      }),
    )
  })
})
