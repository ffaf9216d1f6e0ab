import { expect } from "chai"
import { isGone, isHeard } from "../../browser/perception.ts"
import { until } from "../../until.ts"
import { LIKENESSES } from "../cast.ts"
import type { Step } from "../Step.ts"
import { bothInTheMix } from "./programme.ts"

/** A picture made this long after the crash cannot have been in any buffer before it. */
const LONGER_THAN_BUFFERS_MS = 500
const RECOVERY_DEADLINE_MS = 30_000

let before = { address: "", text: "" }

/** Media sequence number of the newest whole segment. */
function lastSequence(playlist: string): number {
  const first = Number(/#EXT-X-MEDIA-SEQUENCE:(\d+)/.exec(playlist)?.[1])
  return first + (playlist.match(/#EXTINF:/g)?.length ?? 0) - 1
}

/** The relay dies without a word. */
export const recovery: Step[] = [
  {
    truth:
      "after kill -9 of the relay people are back by themselves, and the viewer's picture moves again without a reload",
    async show(evening) {
      const alice = await evening.person("alice")
      const bob = await evening.person("bob")
      const viewer = await evening.viewer()
      await bob.mark()
      await alice.mark()
      before = await evening.mediaPlaylist()
      const killedAtMs = Date.now()
      evening.system.kill("relay")
      const heardAgain = until("alice's tone to break off", async () => {
        return isGone(await bob.hearing(alice, LIKENESSES.alice))
      }).then(async () => {
        const again = async () => isHeard(await bob.hearing(alice, LIKENESSES.alice))
        await until("bob to hear alice again", again, RECOVERY_DEADLINE_MS)
        return Date.now()
      })
      const movingAgain = until(
        "the viewer's clock to move again",
        async () => ((await viewer.pictureMadeAtMs(LIKENESSES.alice)) ?? 0) > killedAtMs + LONGER_THAN_BUFFERS_MS,
        RECOVERY_DEADLINE_MS,
      ).then(() => Date.now())
      evening.figures.add("recoveryMs", Math.max(...(await Promise.all([heardAgain, movingAgain]))) - killedAtMs)
      for (const person of [alice, bob, viewer]) expect(await person.isMarked(), "no reload").to.equal(true)
    },
  },
  {
    truth: "the broadcast goes on in the same playlist, its break marked as a discontinuity",
    async show(evening) {
      await bothInTheMix(evening)
      const { address, text } = await until("a whole segment after the break", async () => {
        const playlist = await evening.mediaPlaylist()
        return lastSequence(playlist.text) > lastSequence(before.text) && playlist
      })
      expect(text).to.match(/#EXT-X-DISCONTINUITY\n/)
      expect(address).to.equal(before.address)
    },
  },
]
