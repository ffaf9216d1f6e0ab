import { useEffect, useRef } from "react"
import type { RemoteMedium } from "./media/CallSnapshot.ts"

/** Lets one sound be heard. Whoever is in a call has pressed a button, so browsers let it start. */
export function Sound({ medium }: { medium: RemoteMedium }) {
  const audio = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    const element = audio.current
    if (element === null) return
    element.srcObject = medium.stream
    element.play().catch(() => {})
    return () => {
      element.srcObject = null
    }
  }, [medium.stream])
  return (
    // biome-ignore lint/a11y/useMediaCaption: live speech; captions are a matter of the room, not of one voice
    <audio ref={audio} autoPlay data-source={medium.source} data-participant={medium.participantId} />
  )
}
