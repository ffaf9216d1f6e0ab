import { type RefObject, useEffect } from "react"
import { bufferedEnd } from "./bufferedEnd.ts"
import { Underflow } from "./Underflow.ts"

const LOOK_EVERY_MS = 100

/** Lets a video that has run dry go on as soon as there is enough to show. `attempt` changes with each fresh player. */
export function useQuickResume(video: RefObject<HTMLVideoElement | null>, attempt: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fresh player is watched afresh
  useEffect(() => {
    const underflow = new Underflow(performance.now())
    const timer = setInterval(() => {
      const element = video.current
      if (element === null) return
      const { currentTime, paused, seeking, ended } = element
      const shouldMove = !paused && !seeking && !ended
      const target = underflow.look(performance.now(), { currentTime, bufferedEnd: bufferedEnd(element), shouldMove })
      if (target !== undefined) element.currentTime = target
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [video, attempt])
}
