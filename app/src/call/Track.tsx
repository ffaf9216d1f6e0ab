import { useEffect, useRef } from "react"

/** Shows one video track. */
export function Track({
  track,
  mirrored = false,
  label,
}: {
  track: MediaStreamTrack
  mirrored?: boolean
  label: string
}) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (element === null) return
    element.srcObject = new MediaStream([track])
    // Muted pictures may start by themselves everywhere; a refusal means the tile went away meanwhile.
    element.play().catch(() => {})
    return () => {
      element.srcObject = null
    }
  }, [track])
  return (
    <video
      ref={video}
      className="tile__video"
      data-mirrored={mirrored ? "" : undefined}
      autoPlay
      muted
      playsInline
      aria-label={label}
    />
  )
}
