import { expect } from "chai"
import { isGone, isHeard, isSeen } from "../../browser/perception.ts"
import { until } from "../../until.ts"
import { attemptToPublish } from "../attemptToPublish.ts"
import { LIKENESSES } from "../cast.ts"
import type { Step } from "../Step.ts"
import { bothInTheMix } from "./programme.ts"

const SILENCE_SECONDS = 60
const EXECUTED = 4
/** A packet after this long would mean that media still flows. */
const QUIET_MS = 1_000

/** The members silence bob for a minute. */
export const silence: Step[] = [
  {
    truth: "five signed votes settle the ballot early, and bob's media stops before he is told",
    async show(evening) {
      const bob = await evening.person("bob")
      const observer = await evening.observer()
      await until("the independent receiver to receive bob", () => evening.receivedFrom(bob).length === 2)
      const ballot = await evening.desk.openSilence(
        evening.account("carol"),
        evening.room,
        bob.account.address,
        SILENCE_SECONDS,
      )
      evening.silenceBallot = ballot
      await bob.watchForNotice()
      const imposed = evening.desk.sanctioned(ballot)
      const indexed = imposed.then((event) => evening.indexed(event))
      await evening.vote(ballot, ["alice", "carol", "dana", "erin", "frank"])
      const { seenAtMs } = await imposed
      const silencedAtSeconds = Math.floor(seenAtMs / 1000)
      evening.silencedUntilSeconds = silencedAtSeconds + SILENCE_SECONDS
      const { closesAt, status } = await evening.desk.ballot(ballot)
      expect(status).to.equal(EXECUTED)
      expect(Number(closesAt), "settled before the close").to.be.greaterThan(silencedAtSeconds)
      await until("bob's packets to stop", () => {
        return evening.receivedFrom(bob).every(({ lastAtMs }) => Date.now() - lastAtMs > QUIET_MS)
      })
      const lastPacketAtMs = Math.max(...evening.receivedFrom(bob).map(({ lastAtMs }) => lastAtMs))
      evening.figures.add("blockToLastPacketMs", Math.max(0, lastPacketAtMs - seenAtMs))
      const toldAtMs = await bob.noticedAtMs()
      expect(lastPacketAtMs, "the last packet came before bob was told").to.be.at.most(toldAtMs)
      expect(observer.refusal).to.equal(undefined)
      await evening.expectSignedVotes(ballot, 5)
      evening.figures.add("headToSubgraphMs", await indexed)
    },
  },
  {
    truth: "alice no longer sees or hears bob, and the viewer's mix has lost his picture and tone",
    async show(evening) {
      const alice = await evening.person("alice")
      const bob = await evening.person("bob")
      const viewer = await evening.viewer()
      await until("bob's tone to be gone for alice", async () => isGone(await alice.hearing(bob, LIKENESSES.bob)))
      await until("bob's picture to be gone for alice", async () => !isSeen(await alice.sight(bob, LIKENESSES.bob)))
      await until("bob's picture to leave the mix", async () => !isSeen(await viewer.sight(LIKENESSES.bob)))
      await until("bob's tone to leave the mix", async () => isGone(await viewer.hearing(LIKENESSES.bob)))
      // Asked until the answer is yes: a single look may fall into a moment in which the player waits for its next part.
      await until("alice to be seen in the mix", async () => isSeen(await viewer.sight(LIKENESSES.alice)))
      await until("alice to be heard in the mix", async () => isHeard(await viewer.hearing(LIKENESSES.alice)))
    },
  },
  {
    truth: "everybody is shown why",
    async show(evening) {
      const alice = await evening.person("alice")
      const bob = await evening.person("bob")
      expect(await bob.page.getByTestId("permit-lost").first().innerText()).to.match(/ballot|vote/i)
      const notice = alice.page.getByTestId("notice").first()
      await notice.waitFor()
      expect(await notice.innerText()).to.match(/bob\.eth/i)
    },
  },
  {
    truth: "bob cannot publish again: not with the old session, not with a fresh transport, not with a fresh session",
    async show(evening) {
      const bob = await evening.person("bob")
      for (const source of ["microphone", "camera"] as const) await bob.expectCannotToggle(source)
      const codes = await attemptToPublish(evening.relay, evening.account("bob"))
      expect(codes).to.deep.equal({
        freshSession: "NOT_PERMITTED",
        freshTransport: "NOT_PERMITTED",
        reconnected: "NOT_PERMITTED",
      })
      // He had joined from elsewhere; now he is back in his browser, by hand, as the page tells him.
      await bob.returnHere()
    },
  },
  {
    truth: "when the minute is over bob speaks again without reloading, though no block came in between",
    async show(evening) {
      const bob = await evening.person("bob")
      const alice = await evening.person("alice")
      await bob.mark()
      const untilSeconds = evening.silencedUntilSeconds
      await until("the last seconds of the minute", () => Date.now() / 1000 > untilSeconds - 2, 70_000)
      const { blocksBetween } = await evening.withoutBlocks(async () => {
        await bob.publish("microphone")
        await bob.publish("camera")
      })
      expect(Date.now() / 1000, "not before the minute was over").to.be.at.least(untilSeconds)
      expect(blocksBetween, "blocks in between").to.equal(0n)
      await until("alice to hear bob again", async () => isHeard(await alice.hearing(bob, LIKENESSES.bob)))
      await until("alice to see bob again", async () => isSeen(await alice.sight(bob, LIKENESSES.bob)))
      expect(await bob.isMarked(), "bob's page was not reloaded").to.equal(true)
      await bothInTheMix(evening)
    },
  },
]
