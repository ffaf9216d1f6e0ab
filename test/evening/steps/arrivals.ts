import { expect } from "chai"
import { isHeard, isSeen } from "../../browser/perception.ts"
import { until } from "../../until.ts"
import { LIKENESSES } from "../cast.ts"
import type { Evening } from "../Evening.ts"
import type { Step } from "../Step.ts"

/** Two people meet. */
export const arrivals: Step[] = [
  {
    truth: "alice.eth and bob.eth sign in and join townhall",
    async show(evening) {
      const alice = await evening.person("alice", LIKENESSES.alice)
      const bob = await evening.person("bob", LIKENESSES.bob)
      await alice.openGreenRoom()
      await bob.openGreenRoom()
      await alice.join()
      evening.figures.add("joinToFirstFrameMs", await bob.joinAndSee(alice))
    },
  },
  {
    truth: "alice sees bob's picture and hears bob's tone, and nobody else's",
    show: (evening) => perceives(evening, "alice", "bob"),
  },
  {
    truth: "bob sees alice's picture and hears alice's tone, and nobody else's",
    show: (evening) => perceives(evening, "bob", "alice"),
  },
]

async function perceives(evening: Evening, who: "alice" | "bob", whom: "alice" | "bob"): Promise<void> {
  const observer = await evening.person(who)
  const subject = await evening.person(whom)
  await until(`${who} to see ${whom}`, async () => isSeen(await observer.sight(subject, LIKENESSES[whom])))
  await until(`${who} to hear ${whom}`, async () => isHeard(await observer.hearing(subject, LIKENESSES[whom])))
  expect(isSeen(await observer.sight(subject, LIKENESSES[who])), `${whom}'s tile shows ${who}`).to.equal(false)
  expect(isHeard(await observer.hearing(subject, LIKENESSES[who])), `${whom}'s tile sounds like ${who}`).to.equal(false)
}
