import { expect } from "chai"
import { isGone, isHeard, isSeen, listen, look } from "../../browser/perception.ts"
import { until } from "../../until.ts"
import { LIKENESSES } from "../cast.ts"
import type { Step } from "../Step.ts"

/** Before anything is believed: the detectors say no to what is not there, and notice what should be gone. */
export const detectors: Step[] = [
  {
    truth: "the detectors see no picture and hear no tone where there is none",
    async show(evening) {
      const { page } = await evening.person("alice", LIKENESSES.alice)
      await page.goto(evening.system.url)
      await page.evaluate(() => {
        const video = Object.assign(document.createElement("video"), { id: "probe", muted: true, autoplay: true })
        document.body.append(video)
      })
      for (const likeness of Object.values(LIKENESSES)) {
        expect(isSeen(await look(page, "#nobody", likeness))).to.equal(false)
        expect(isSeen(await look(page, "#probe", likeness))).to.equal(false)
        expect(isHeard(await listen(page, "#probe", likeness.toneHz))).to.equal(false)
      }
    },
  },
  {
    truth: "the detectors tell alice from bob, and notice a tone and a picture that go away",
    async show(evening) {
      const { page } = await evening.person("alice", LIKENESSES.alice)
      await page.evaluate(async () => {
        const video = document.querySelector<HTMLVideoElement>("#probe") as HTMLVideoElement
        video.srcObject = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
        await video.play()
      })
      const { alice, bob } = LIKENESSES
      await until("alice's picture", async () => isSeen(await look(page, "#probe", alice)))
      await until("alice's tone", async () => isHeard(await listen(page, "#probe", alice.toneHz)))
      expect(isSeen(await look(page, "#probe", bob))).to.equal(false)
      expect(isHeard(await listen(page, "#probe", bob.toneHz))).to.equal(false)
      expect(isGone(await listen(page, "#probe", alice.toneHz))).to.equal(false)
      await page.evaluate(() => {
        const stream = document.querySelector<HTMLVideoElement>("#probe")?.srcObject as MediaStream
        for (const track of stream.getTracks()) track.enabled = false
      })
      await until("alice's tone to be gone", async () => isGone(await listen(page, "#probe", alice.toneHz)))
      await until("alice's picture to be gone", async () => !isSeen(await look(page, "#probe", alice)))
    },
  },
]
