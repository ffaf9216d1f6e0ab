import { afterEach, beforeEach, describe, it } from "node:test"
import { capabilityBit, capabilitySet, OpenairError } from "@openair/protocol"
import { expect } from "chai"
import fc from "fast-check"
import { type Hex, keccak256, stringToHex } from "viem"
import { MODERATOR, ROOM, SPEAKER, settle, TestModeration } from "./TestModeration.ts"

const MICROPHONE = capabilityBit("MICROPHONE")
const SCREEN = capabilityBit("SCREEN")
const HASH: Hex = `0x${"ab".repeat(32)}`

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    if (error instanceof OpenairError) return `${error.code}: ${error.message}`
    throw error
  }
  return "taken"
}

describe("moderation by signature", () => {
  let house: TestModeration
  beforeEach(() => {
    house = new TestModeration()
  })
  afterEach(() => house.remove())

  it("obeys an order before anything is told, stored or answered", async () => {
    const signed = await house.order({ reason: "off topic", reasonHash: keccak256(stringToHex("off topic")) })
    let storedAtChange: boolean | undefined
    house.moderation.authority.onChange(() => {
      storedAtChange = house.store.measures.find(signed.id) !== undefined
    })
    const taken = await house.moderation.accept(signed)
    expect(house.granted).to.equal(SPEAKER & ~MICROPHONE)
    expect(house.changes[0]).to.deep.include({ certainty: "certain", account: house.subject })
    expect(storedAtChange, "media first, then the disk").to.equal(false)
    expect(taken).to.deep.include({ state: "held", reason: "off topic", capabilities: MICROPHONE })
    expect(taken.moderator.name).to.equal("alice.eth")
    await settle()
    expect(house.told).to.deep.equal([taken])
    expect(await house.moderation.inForce(ROOM)).to.deep.equal([taken])
  })

  it("says who ordered what, why and until when, also while the chain is silent", async () => {
    await house.moderation.accept(
      await house.order({ reason: "off topic", reasonHash: keccak256(stringToHex("off topic")) }),
    )
    const why = await house.moderation.authority.explain(ROOM, house.subject, "MICROPHONE")
    expect(why).to.include({ decidedBy: "order", allowed: false, until: house.now + 60 })
    expect(why.rule).to.match(/alice\.eth, not yet recorded/)
    expect(why.reason).to.match(/off topic/)
  })

  it("ends an order at its second, without any block", async () => {
    const taken = await house.moderation.accept(await house.order({ expiresAt: house.now + 30 }))
    await house.clock.pass(29)
    expect(house.granted).to.equal(SPEAKER & ~MICROPHONE)
    await house.clock.pass(2)
    expect(house.granted).to.equal(SPEAKER)
    expect(await house.moderation.inForce(ROOM)).to.deep.equal([])
    expect((await house.moderation.find(ROOM, taken.id))?.id, "it is told of afterwards").to.equal(taken.id)
  })

  it("tells of a measure in its own room, and of none that became void", async () => {
    const {
      id,
      moderator: { account: moderator },
    } = await house.moderation.accept(await house.order())
    expect(await house.moderation.find(ROOM + 1n, id)).to.equal(undefined)
    expect((await house.moderation.find(ROOM, id))?.state).to.equal("held")
    house.facts.tell({ what: "epoch", room: ROOM, moderator, epoch: 1n })
    await settle()
    expect(await house.moderation.find(ROOM, id)).to.equal(undefined)
    expect(await house.moderation.find(ROOM, HASH)).to.equal(undefined)
  })

  it("works while the chain is silent, for moderators whose rights are known", async () => {
    house.chain.isHeard = false
    house.facts.isHeard = false
    house.facts.of = { ...house.facts.of, delegable: SPEAKER | SCREEN }
    await house.moderation.accept(await house.order())
    expect(house.granted).to.equal(SPEAKER & ~MICROPHONE)
    const floor = await house.floor(SCREEN)
    const refused = await house.moderation.accept(floor).catch((error: Error) => error.message)
    expect(refused, "nobody gets more while the chain is silent").to.equal("the chain is silent")
    expect(house.granted & SCREEN).to.equal(0)
  })

  it("refuses what could never be recorded, and says why", async () => {
    const { moderation, now } = house
    const ask = async (change: Parameters<TestModeration["order"]>[0]) =>
      codeOf(moderation.accept(await house.order(change)))
    expect(await ask({ issuedAt: now + 6 })).to.match(/future/)
    expect(await ask({ issuedAt: now - 601 })).to.match(/older than ten minutes/)
    expect(await ask({ expiresAt: now })).to.match(/over already/)
    expect(await ask({ expiresAt: now + 86_401 })).to.match(/longer than 24 hours/)
    expect(await ask({ denies: capabilityBit("MODERATE") })).to.match(/may not take MODERATE/)
    expect(await ask({ denies: 1 << 20 })).to.match(/unknown capabilities/)
    expect(await ask({ subject: house.facts.of.governor })).to.match(/governs the room/)
    expect(await ask({ epoch: 1n })).to.match(/under epoch 1; now it is 0/)
    expect(await ask({ signer: house.bob })).to.match(/signature is not the moderator's/)
    expect(await ask({ by: house.bob })).to.match(/NOT_PERMITTED/)
    expect(await ask({ reason: "so", reasonHash: HASH })).to.match(/hash of the reason/)
    expect(house.granted).to.equal(SPEAKER)
    expect(house.store.measures.held()).to.deep.equal([])
  })

  it("lets floors grant only what the room made delegable, and sanctions and orders win over them", async () => {
    const { facts, moderation } = house
    const extra = SCREEN | capabilityBit("DIRECT")
    expect(await codeOf(moderation.accept(await house.floor(extra)))).to.match(/does not let moderators hand on/)
    facts.of = { ...facts.of, delegable: extra | capabilityBit("MODERATE") }
    expect(await codeOf(moderation.accept(await house.floor(capabilityBit("MODERATE"))))).to.match(/hand on MODERATE/)
    facts.deniedTo.set(house.subject, SCREEN)
    await moderation.accept(await house.floor(extra))
    expect(house.granted, "what a sanction takes is not given").to.equal(SPEAKER | capabilityBit("DIRECT"))
    facts.deniedTo.delete(house.subject)
    facts.tell({ what: "lifted", room: ROOM, subject: house.subject, bits: SCREEN, liftedAt: house.now })
    await settle()
    expect(house.granted).to.equal(SPEAKER | extra)
    await moderation.accept(await house.order({ denies: SCREEN }))
    expect(house.granted).to.equal(SPEAKER | capabilityBit("DIRECT"))
    facts.deniedTo.set(house.subject, capabilityBit("DIRECT"))
    facts.tell({ what: "sanctioned", room: ROOM, subject: house.subject, bits: capabilityBit("DIRECT") })
    expect(house.granted, "at once, before the chain was asked").to.equal(SPEAKER)
  })

  it("admits from the lobby by a floor, and closes again at its end", async () => {
    house.chain.set(house.subject, 0)
    await house.moderation.accept(await house.floor(capabilitySet("JOIN", "MICROPHONE"), house.now + 20))
    expect(house.granted).to.equal(capabilitySet("JOIN", "MICROPHONE"))
    await house.clock.pass(21)
    expect(house.granted).to.equal(0)
    expect(house.changes.at(-1)).to.deep.include({ certainty: "certain" })
  })

  it("records within seconds and hands over to the chain only when its word contains the order", async () => {
    house.record = () => ({ state: "recorded", transaction: HASH, reason: null })
    const { id } = await house.moderation.accept(await house.order({ expiresAt: house.now + 600 }))
    await house.clock.pass(3)
    expect(house.sent.map((row) => row.id)).to.deep.equal([id])
    expect(house.told.at(-1)).to.include({ state: "recorded", transaction: HASH })
    expect(house.granted, "the provider's state is behind").to.equal(SPEAKER & ~MICROPHONE)
    house.chain.set(house.subject, SPEAKER & ~MICROPHONE)
    await house.clock.pass(1)
    house.chain.set(house.subject, SPEAKER)
    expect(house.granted, "from now on the chain's word counts alone").to.equal(SPEAKER)
  })

  it("voids at once what recording refuses for good, and tries again what it could not send", async () => {
    const { id } = await house.moderation.accept(await house.order({ expiresAt: house.now + 300 }))
    await house.clock.pass(20)
    expect(house.store.measures.find(id)?.state).to.equal("held")
    house.record = () => ({ state: "refused", transaction: null, reason: "its moderator does not hold MODERATE" })
    await house.clock.pass(6)
    expect(house.granted).to.equal(SPEAKER)
    expect(house.told.at(-1)).to.include({ state: "void", problem: "its moderator does not hold MODERATE" })
  })

  it("voids what nobody could record within ten minutes, but only by the chain's silence broken", async () => {
    const { id } = await house.moderation.accept(await house.order({ expiresAt: house.now + 3600 }))
    house.facts.isHeard = false
    await house.clock.pass(900)
    expect(house.granted, "not knowing is no reason to let somebody loose").to.equal(SPEAKER & ~MICROPHONE)
    house.facts.isHeard = true
    await house.clock.pass(10)
    expect(house.store.measures.find(id)?.state).to.equal("void")
    expect(house.granted).to.equal(SPEAKER)
  })

  it("voids a moderator's unrecorded orders when MODERATE is certainly lost, or their epoch moved", async () => {
    const alice = house.alice.address.toLowerCase() as Hex
    await house.moderation.accept(await house.order())
    house.chain.set(alice, SPEAKER, "suspected")
    expect(house.granted).to.equal(SPEAKER & ~MICROPHONE)
    expect(await codeOf(house.moderation.accept(await house.order())), "no new one by a suspect").to.match(
      /NOT_PERMITTED/,
    )
    house.chain.set(alice, SPEAKER)
    expect(house.granted).to.equal(SPEAKER)
    house.chain.set(alice, MODERATOR)
    await house.moderation.accept(await house.order())
    expect(house.granted).to.equal(SPEAKER & ~MICROPHONE)
    house.facts.tell({ what: "epoch", room: ROOM, moderator: alice, epoch: 1n })
    expect(house.granted).to.equal(SPEAKER)
  })

  it("gives back what was lifted, of older orders only", async () => {
    const denies = capabilitySet("MICROPHONE", "CAMERA")
    await house.moderation.accept(await house.order({ denies, issuedAt: house.now - 10 }))
    const lift = { what: "lifted", room: ROOM, subject: house.subject, liftedAt: house.now - 10 } as const
    house.facts.tell({ ...lift, bits: MICROPHONE })
    expect(house.granted).to.equal(SPEAKER & ~capabilityBit("CAMERA"))
    house.facts.tell({ ...lift, bits: denies })
    expect(house.granted).to.equal(SPEAKER)
    await house.moderation.accept(await house.order({ denies, issuedAt: house.now - 9 }))
    house.facts.tell({ ...lift, bits: denies })
    expect(house.granted).to.equal(SPEAKER & ~denies)
  })

  it("goes on obeying and recording after kill -9", async () => {
    const { id } = await house.moderation.accept(await house.order({ expiresAt: house.now + 300 }))
    house.restart()
    expect(house.granted).to.equal(SPEAKER & ~MICROPHONE)
    house.record = () => ({ state: "recorded", transaction: HASH, reason: null })
    await house.clock.pass(3)
    expect(house.store.measures.find(id)?.state).to.equal("recorded")
  })

  it("takes the same order once, however often and fast it comes", async () => {
    const signed = await house.order()
    const answers = await Promise.all([1, 2, 3].map(() => house.moderation.accept(signed)))
    expect(new Set(answers.map(({ id }) => id)).size).to.equal(1)
    await settle()
    expect(house.told).to.have.length(1)
  })

  it("limits how fast a moderator signs, how many orders run, and how much of a week they take", async () => {
    const week = async (hours: number) =>
      codeOf(house.moderation.accept(await house.order({ expiresAt: house.now + hours * 3600 })))
    expect(await week(20)).to.equal("taken")
    expect(await week(5)).to.match(/24 hours of a person's week/)
    for (let n = 0; n < 7; n++) {
      await house.clock.pass(7)
      expect(await week(0.1)).to.equal("taken")
    }
    await house.clock.pass(7)
    expect(await week(0.1)).to.match(/as many orders as allowed/)
    const many = await Promise.all(
      Array.from({ length: 12 }, async () =>
        codeOf(house.moderation.accept(await house.order({ expiresAt: house.now + 1 }))),
      ),
    )
    expect(many.filter((code) => code.startsWith("TOO_MANY_REQUESTS"))).not.to.deep.equal([])
  })

  it("grants, whatever comes in whatever order, nothing that an order in force denies", async () => {
    const bits = fc.integer({ min: 1, max: SPEAKER })
    const step = fc.oneof(
      fc.record({ what: fc.constant("order" as const), bits, seconds: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ what: fc.constant("floor" as const), bits, seconds: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ what: fc.constant("chain" as const), bits: fc.integer({ min: 0, max: SPEAKER }) }),
      fc.record({ what: fc.constant("pass" as const), seconds: fc.integer({ min: 1, max: 30 }) }),
      fc.record({ what: fc.constant("restart" as const) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const one = new TestModeration()
        try {
          const orders: { denies: number; untilSeconds: number }[] = []
          for (const each of steps) {
            if (each.what === "order") {
              const expiresAt = one.now + each.seconds
              const signed = await one.order({ denies: each.bits & SPEAKER, expiresAt }).catch(() => undefined)
              if (!signed) continue
              if ((await codeOf(one.moderation.accept(signed))) === "taken") {
                orders.push({ denies: each.bits & SPEAKER, untilSeconds: expiresAt })
              }
            } else if (each.what === "floor") {
              await codeOf(one.moderation.accept(await one.floor(each.bits & SPEAKER, one.now + each.seconds)))
            } else if (each.what === "chain") one.chain.set(one.subject, each.bits)
            else if (each.what === "pass") await one.clock.pass(each.seconds)
            else one.restart()
            const denied = orders.reduce(
              (all, { denies, untilSeconds }) => all | (untilSeconds > one.now ? denies : 0),
              0,
            )
            expect(one.granted & denied).to.equal(0)
          }
        } finally {
          one.remove()
        }
      }),
      { numRuns: 30 },
    )
  })
})
