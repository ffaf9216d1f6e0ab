import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { expect } from "chai"
import type { Browser, Page } from "playwright-core"
import type { System } from "../../scripts/start/startSystem.ts"
import { launchChromium } from "../browser/chromium.ts"
import { keepEvidence } from "../browser/keepEvidence.ts"
import { LIKENESSES } from "../evening/cast.ts"
import { startEveningSystem } from "../evening/startEveningSystem.ts"
import { until } from "../until.ts"
import { attributeOf, Chamber } from "./Chamber.ts"

const TIMELINE = "/rooms/townhall/moderation"
const WAIT = { timeout: 20_000 }

interface Founding {
  readonly kind: "dictator" | "council" | "assembly" | "libre"
  /** Lists of people by their field. */
  readonly fill: Readonly<Record<string, string>>
  readonly says: readonly RegExp[]
}

const CONSTITUTIONS: readonly Founding[] = [
  { kind: "dictator", fill: { crew: "bob.eth" }, says: [/Take rights from somebody.*\s*The governor, one account/] },
  { kind: "council", fill: { stewards: "alice.eth\nbob.eth\ncarol.eth" }, says: [/The council: 2 of 3 stewards/] },
  {
    kind: "assembly",
    fill: { founders: "alice.eth\nbob.eth\ncarol.eth", stewards: "dana.eth" },
    says: [/Take rights from somebody.*\s*Members/, /Ballot: 25% take part, at least 3/, /a vote of all members/],
  },
  { kind: "libre", fill: {}, says: [/Silence somebody\s*Nobody/, /Each listener, for their own ears alone/] },
]

/** Moderation as people meet it, in real browsers on a real system: orders, ballots on them, appeals, and founding rooms. */
describe("moderation in the browser", () => {
  let system: System
  let browser: Browser
  let chamber: Chamber
  let broken: string | undefined

  before(async () => {
    system = await startEveningSystem()
    browser = await launchChromium()
    chamber = new Chamber(system, browser)
  })
  after(async () => {
    if (broken !== undefined) await keepEvidence(browser, join(system.dataDir, "evidence"))
    await browser?.close()
    await system?.stop()
  })

  /** One after the other, each on what the one before has left. */
  const next = (truth: string, show: () => Promise<void>) =>
    it(truth, async () => {
      if (broken !== undefined) throw new Error(`Not tried, because this was not true before it: ${broken}`)
      broken = truth
      await show()
      broken = undefined
    })

  /** A moderator's menu on somebody's tile: ten minutes without a voice, and why. */
  async function silence(reason: string): Promise<void> {
    const [alice, bob] = [await chamber.person("alice"), await chamber.person("bob")]
    const tile = alice.page.locator(alice.tileOf(bob)).first()
    await tile.hover()
    await tile.getByTestId("moderate").click()
    await alice.page.locator("[data-testid=act-silence-600]:visible").click()
    await alice.page.getByTestId("order-reason").fill(reason)
    await alice.page.getByTestId("sign-order").click()
  }

  /** The entry of bob's order with this reason, once the index knows it and it can be judged. */
  function orderAbout(page: Page, reason: string) {
    return page
      .locator(`[data-subject="${chamber.address("bob")}"]`)
      .filter({ hasText: reason })
      .filter({ has: page.getByTestId("judge-appeal").or(page.getByTestId("judging-open")) })
      .first()
  }

  next("a moderator silences bob from the menu on his tile, and both are shown why", async () => {
    const alice = await chamber.person("alice", LIKENESSES.alice)
    const bob = await chamber.person("bob", LIKENESSES.bob)
    await Promise.all([alice.openGreenRoom(), bob.openGreenRoom()])
    await Promise.all([alice.join(), bob.join()])
    await silence("Reads the minutes aloud, twice")
    const lost = bob.page.getByTestId("permit-lost")
    await lost.waitFor(WAIT)
    expect(await lost.innerText()).to.contain("Reads the minutes aloud, twice")
    await bob.expectCannotToggle("microphone")
    const measure = alice.page.locator(`[data-testid=measure][data-account="${chamber.address("bob")}"]`)
    await measure.waitFor(WAIT)
    expect(await measure.innerText())
      .to.contain("Reads the minutes aloud, twice")
      .and.contain("alice.eth")
    await alice.page.locator("[data-testid=measure][data-state=recorded]").waitFor(WAIT)
  })

  next("carol calls a ballot on the order from the timeline; the parties may read it and cannot vote", async () => {
    const page = await chamber.reader("carol", TIMELINE)
    const order = orderAbout(page, "Reads the minutes aloud, twice")
    await order.getByTestId("judge-overturn").click(WAIT)
    await page.getByTestId("judge-reason").fill("He was asked to.")
    await page.getByTestId("open-judgement").click()
    await page.getByRole("button", { name: "Test wallet" }).click(WAIT)
    const ballot = await attributeOf(order.getByTestId("judging-open"), "data-ballot")
    expect(await order.getByTestId("judge-overturn").count(), "no second ballot of its kind").to.equal(0)

    const party = await (await chamber.person("bob")).readBallot(ballot)
    await party.locator("[data-testid=ballot-parties][data-self]").waitFor(WAIT)
    expect(await party.getByTestId("vote-for").count(), "boxes on a party's paper").to.equal(0)
    await party.close()
    await chamber.vote(ballot, ["carol", "dana", "erin", "frank"])
  })

  next("the order is overturned: bob may speak again, and the timeline says what it cost whom", async () => {
    const bob = await chamber.person("bob")
    await bob.page.getByTestId("permit-lost").waitFor({ state: "detached", ...WAIT })
    await bob.publish("microphone")
    const page = await chamber.reader("carol", TIMELINE)
    const step = page.locator("[data-testid=timeline-step][data-step=OVERTURNED]")
    await step.waitFor(WAIT)
    expect(await step.innerText())
      .to.match(/against bob\.eth was overturned/)
      .and.match(/a strike against alice\.eth/)
    const past = page.locator("[data-testid=timeline-case]").filter({ hasText: "Reads the minutes aloud, twice" })
    await past.waitFor(WAIT)
    expect(await past.getByTestId("case-state").innerText()).to.equal("Overturned")
    const moderator = page.locator(`[data-testid=moderator][data-account="${chamber.address("alice")}"]`)
    await until("the strike to be counted", async () =>
      /^1 of 3 strikes/.test(await moderator.getByTestId("strikes").innerText()),
    )
  })

  next("bob appeals against another order from the timeline, and everybody finds the appeal there", async () => {
    await silence("Sings")
    const bob = await chamber.person("bob")
    await bob.page.getByTestId("permit-lost").waitFor(WAIT)
    const page = await chamber.reader("bob", TIMELINE)
    const order = orderAbout(page, "Sings")
    await order.getByTestId("judge-appeal").click(WAIT)
    await page.getByTestId("appeal-shorten").check()
    await page.getByTestId("appeal-seconds").selectOption("60")
    await page.getByTestId("judge-reason").fill("It was one song.")
    await page.getByTestId("open-judgement").click()
    await page.getByRole("button", { name: "Test wallet" }).click(WAIT)
    const ballot = await attributeOf(order.getByTestId("judging-open"), "data-ballot")
    const carols = await chamber.reader("carol", TIMELINE)
    const found = orderAbout(carols, "Sings").getByTestId("judging-open")
    expect(await attributeOf(found, "data-ballot")).to.equal(ballot)
    expect(await found.innerText()).to.contain("Grant the appeal of bob.eth in part")
  })

  for (const { kind, fill, says } of CONSTITUTIONS) {
    next(
      `alice founds a room under the constitution ${kind}, and its matrix says in plain words who decides`,
      async () => {
        const page = await chamber.reader("alice", "/rooms/new")
        const name = `${kind} hall`
        await page.getByTestId(`constitution-${kind}`).getByRole("radio").check()
        await page.getByTestId("room-name").fill(name)
        for (const [list, people] of Object.entries(fill)) await page.getByTestId(`list-${list}`).fill(people)
        const matrix = page.locator(`[data-testid=matrix][data-constitution=${kind}]`)
        for (const words of says) expect(await matrix.innerText()).to.match(words)
        await page.getByTestId("found-room").click()
        const wallet = page.getByRole("button", { name: "Test wallet" })
        const room = page.getByRole("heading", { name, level: 1 })
        await wallet.or(room).first().waitFor(WAIT)
        if (await wallet.isVisible()) await wallet.click()
        await room.waitFor(WAIT)
        expect(new URL(page.url()).pathname).to.match(/^\/rooms\/[1-9]\d*$/)
      },
    )
  }
})
