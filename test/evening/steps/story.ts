import { expect } from "chai"
import { cases, members, programme, ballot as queryBallot, room, subgraphClient } from "../../../app/src/graph/index.ts"
import { until } from "../../until.ts"
import type { Step } from "../Step.ts"

/** What remains: the subgraph's account of the evening, and the end. */
export const story: Step[] = [
  {
    truth: "the subgraph tells the story: room, members, slot, ballot, votes, sanction",
    async show(evening) {
      const graph = subgraphClient(evening.system.subgraphUrl)
      const { slot, startSeconds, endSeconds } = evening.requireSlot()
      const told = await room(graph, evening.room.toString())
      expect(told?.name).to.equal("townhall.commons.eth")
      const names = ["alice", "bob", "carol", "dana", "erin", "frank"]
      const memberIds = (await members(graph)).map((member) => JSON.stringify(member).toLowerCase())
      for (const name of names) {
        const address = evening.account(name).address.toLowerCase()
        expect(
          memberIds.some((text) => text.includes(address)),
          `${name} is a member`,
        ).to.equal(true)
      }
      const slots = await programme(graph, { from: startSeconds, to: endSeconds, room: evening.room.toString() })
      expect(slots.map(({ id }) => BigInt(id))).to.include(slot)
      const ballotId = evening.requireSilenceBallot()
      const decided = await queryBallot(graph, ballotId)
      expect(decided?.votes.length).to.equal(5)
      expect(decided?.votes.every(({ bySignature }) => bySignature)).to.equal(true)
      const sanctions = await cases(graph, evening.room.toString())
      const bob = evening.account("bob").address.toLowerCase()
      expect(sanctions.find(({ ballot }) => ballot === ballotId)?.subject.toLowerCase()).to.equal(bob)
    },
  },
  {
    truth: "the app's pages show it: the programme, the ballot, the room",
    async show(evening) {
      const viewer = await evening.viewer()
      const page = await viewer.page.context().newPage()
      await page.goto(`${evening.system.url}/ballots/${evening.requireSilenceBallot()}`)
      await until("the ballot's page to name call and voters", async () => {
        const words = await page.locator("main").innerText()
        return [/bob\.eth/, /alice\.eth/, /microphone/i, /carried|decided|passed/i].every((word) => word.test(words))
      })
      await page.goto(evening.system.url)
      await until("the programme's page", async () => /The evening/.test(await page.locator("main").innerText()))
      await page.goto(`${evening.system.url}/rooms/${evening.room}`)
      await until("the room's page", async () => /townhall/.test(await page.locator("main").innerText()))
      await page.close()
    },
  },
  {
    truth: "the slot ends, and the room goes off air by itself",
    async show(evening) {
      const { endSeconds } = evening.requireSlot()
      const waitMs = Math.max(0, endSeconds * 1000 - Date.now()) + 15_000
      // A machine so slow that the slot is over by now has shown no less: the pages said it was on air.
      if (Date.now() < endSeconds * 1000) expect((await evening.status()).onAir, "on air until then").to.equal(true)
      await until("the room to be off air", async () => !(await evening.status()).onAir, waitMs)
      expect(Date.now() / 1000, "not before its time").to.be.at.least(endSeconds)
      const viewer = await evening.viewer()
      await until("the viewer's page to say so", async () =>
        /off air/i.test(await viewer.page.getByTestId("air-state").first().innerText()),
      )
    },
  },
]
