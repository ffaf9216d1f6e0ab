import type { CallMedia } from "./media/CallMedia.ts"

/** Text stays readable; motion may suffer. */
const SCREEN: MediaTrackConstraints = { frameRate: { ideal: 15, max: 30 } }

/** Asks which screen, window or tab to share, with its sound where the browser can, and sends it. */
export async function shareScreen(call: CallMedia): Promise<void> {
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getDisplayMedia({ video: SCREEN, audio: true })
  } catch (error) {
    // Closing the browser's own dialog is an answer, not a failure.
    if (error instanceof DOMException && error.name === "NotAllowedError") return
    throw error
  }
  const [video] = stream.getVideoTracks()
  const [audio] = stream.getAudioTracks()
  if (video === undefined) return
  video.contentHint = "detail"
  video.addEventListener("ended", () => void stopSharing(call))
  try {
    await call.publish("screen", video)
    if (audio !== undefined) await call.publish("screenAudio", audio)
  } catch (error) {
    for (const track of stream.getTracks()) track.stop()
    throw error
  }
}

/** Takes the screen and its sound off. */
export async function stopSharing(call: CallMedia): Promise<void> {
  for (const source of ["screen", "screenAudio"] as const) {
    const sent = call.getSnapshot().published[source]
    if (sent?.status !== "live" && sent?.status !== "publishing") continue
    sent.track.stop()
    await call.unpublish(source)
  }
}
