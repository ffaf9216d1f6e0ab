import type Hls from "hls.js"
import { type RefObject, useEffect, useState } from "react"
import { relayNowMs } from "../relay/clock.ts"
import { bufferedEnd } from "./bufferedEnd.ts"
import { Progress } from "./Progress.ts"

export interface Playback {
  /** `starting` until the first picture; `waiting` when the picture stands still though it should move. */
  readonly state: "starting" | "playing" | "waiting"
  /** Seconds between the relay's clock and the picture's own (EXT-X-PROGRAM-DATE-TIME); unknown before the first picture. */
  readonly secondsBehind: number | undefined
  /** How long the picture has stood still with nothing arriving either, in milliseconds. */
  readonly idleForMs: number
}

const START: Playback = { state: "starting", secondsBehind: undefined, idleForMs: 0 }
const LOOK_EVERY_MS = 250
/** A picture that has not moved for this long is said to be waiting. */
const STILL_MS = 900

/** Watches a playing video from outside: what it shows, and how old that is. `attempt` changes with each fresh player. */
export function usePlayback(
  video: RefObject<HTMLVideoElement | null>,
  hls: RefObject<Hls | null>,
  attempt: unknown,
): Playback {
  const [playback, setPlayback] = useState(START)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fresh player is watched afresh
  useEffect(() => {
    const progress = new Progress(performance.now())
    setPlayback(START)
    const timer = setInterval(() => {
      const element = video.current
      const now = performance.now()
      if (element !== null) progress.look(now, { currentTime: element.currentTime, bufferedEnd: bufferedEnd(element) })
      const { moved } = progress
      const isStill = progress.stillForMs(now) > STILL_MS
      const idleForMs = isStill ? progress.idleForMs(now) : 0
      const state = !moved ? "starting" : isStill ? "waiting" : "playing"
      const date = element === null ? undefined : playingDate(element, hls.current)
      const secondsBehind = date === undefined || !moved ? undefined : Math.round((relayNowMs() - date) / 100) / 10
      setPlayback((earlier) =>
        earlier.state === state && earlier.secondsBehind === secondsBehind && earlier.idleForMs === idleForMs
          ? earlier
          : { state, secondsBehind, idleForMs },
      )
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [video, hls, attempt])
  return playback
}

/** Unix milliseconds of the picture on screen, by hls.js or by a browser that plays HLS itself. */
function playingDate(element: HTMLVideoElement, hls: Hls | null): number | undefined {
  const byHls = hls?.playingDate?.getTime()
  if (byHls !== undefined) return byHls
  const start = (element as HTMLVideoElement & { getStartDate?: () => Date }).getStartDate?.().getTime()
  return start === undefined || Number.isNaN(start) ? undefined : start + element.currentTime * 1_000
}
