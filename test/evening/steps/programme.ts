import type { RoomStatus } from "@openair/protocol/http"
import { expect } from "chai"
import { findTrespasses, readChunks } from "../../../app/scripts/checkViewerBundle.ts"
import { isHeard, isSeen } from "../../browser/perception.ts"
import { until } from "../../until.ts"
import { LIKENESSES } from "../cast.ts"
import type { Evening } from "../Evening.ts"
import type { Step } from "../Step.ts"

/** Long enough for five people to vote by hand before it starts. */
const NOTICE_SECONDS = 60
/** Long enough for a minute of silence, a crash and everything around them. */
const SLOT_SECONDS = 150
/** A room that is not on air this long after the slot's start never will be. */
const LATE_MS = 15_000
const APPROVED = 2
const LOCKED = 3
const CLOCK_READINGS = 5
/** What only code that speaks with wallets has in it. */
const WALLET_CODE = /eth_requestAccounts|eip6963:(announce|request)Provider|wallet_requestPermissions/

/** Carol's slot, from the proposal to the viewers. */
export const programme: Step[] = [
  {
    truth: "carol's slot is approved by five signed votes that reach the chain from the signer's address",
    async show(evening) {
      const carol = evening.account("carol")
      const slot = await evening.desk.propose(carol, evening.room, NOTICE_SECONDS, SLOT_SECONDS)
      evening.slot = slot
      expect((await evening.status()).onAir, "on air before its time").to.equal(false)
      evening.firstOnAir = firstOnAir(evening, slot.startSeconds * 1000 - Date.now() + LATE_MS)
      evening.firstOnAir.catch(() => {})
      const ballot = await evening.desk.openApproval(carol, evening.room, slot.slot)
      await evening.vote(ballot, ["alice", "carol", "dana", "erin", "frank"])
      await until("the slot to be approved", async () => (await evening.desk.slot(slot.slot)).status >= APPROVED)
      await evening.expectSignedVotes(ballot, 5)
    },
  },
  {
    truth: "the slot locks, and at its time the room goes on air by itself",
    async show(evening) {
      const { slot, startSeconds } = evening.requireSlot()
      const waitMs = startSeconds * 1000 - Date.now() + LATE_MS
      await until("the slot to be locked", async () => (await evening.desk.slot(slot)).status === LOCKED, waitMs)
      const status = await evening.requireFirstOnAir()
      expect(status.now / 1000, "not before its time").to.be.at.least(startSeconds)
      expect(status.slot?.id).to.equal(slot.toString())
      // The next step measures how a viewer enters a broadcast that runs, not how one begins.
      await until("a whole segment", async () => /#EXTINF:/.test((await evening.mediaPlaylist()).text))
    },
  },
  {
    truth: "a viewer without a wallet sees both pictures and hears both tones in the mix",
    async show(evening) {
      const viewer = await evening.viewer()
      evening.figures.add("viewerFirstFrameMs", await viewer.clickToWatch())
      await bothInTheMix(evening)
      for (let reading = 0; reading < CLOCK_READINGS; reading++) {
        evening.figures.add(
          "cameraToViewerMs",
          await until("a clock to be read", () => viewer.clockDelayMs(LIKENESSES.alice)),
        )
      }
      await viewer.mark()
    },
  },
  {
    truth: "the viewer's browser fetched no wallet code, by the bundle's graph and by the network's log",
    async show(evening) {
      expect(findTrespasses(readChunks())).to.deep.equal([])
      const viewer = await evening.viewer()
      const scripts = viewer.fetched.filter((url) => new URL(url).pathname.endsWith(".js"))
      expect(scripts.length, "scripts fetched").to.be.greaterThan(0)
      for (const url of scripts) {
        const body = await (await fetch(url)).text()
        expect(WALLET_CODE.test(body), url).to.equal(false)
      }
      expect(viewer.fetched.filter((url) => !isLocal(url))).to.deep.equal([])
    },
  },
]

/** The room's status when it is first seen on air with a playlist, asked for all the while. */
function firstOnAir(evening: Evening, deadlineMs: number): Promise<RoomStatus> {
  return until(
    "the room to be on air",
    async () => {
      const status = await evening.status()
      return status.onAir && status.playlistPath !== null && status
    },
    deadlineMs,
  )
}

function isLocal(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === "blob:" || protocol === "data:" || hostname === "127.0.0.1"
}

export async function bothInTheMix(evening: Evening): Promise<void> {
  const viewer = await evening.viewer()
  for (const [name, likeness] of Object.entries(LIKENESSES)) {
    await until(`${name}'s picture in the mix`, async () => isSeen(await viewer.sight(likeness)), 20_000)
    await until(`${name}'s tone in the mix`, async () => isHeard(await viewer.hearing(likeness)), 20_000)
  }
}
