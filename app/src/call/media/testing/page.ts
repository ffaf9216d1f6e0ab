/** What the browser test of {@link CallMedia} runs in its pages: no React, one `<video>` a remote participant. */
import { SignallingClient } from "@openair/protocol/client/SignallingClient"
import { createSessionKey } from "@openair/protocol/client/sessionKey"
import { CallMedia } from "../CallMedia.ts"

async function start(relay: string, sessionId: string, url?: string) {
  const client = new SignallingClient({
    relay,
    sessionId,
    sessionKey: await createSessionKey(),
    ...(url ? { url } : {}),
  })
  const call = new CallMedia(client)
  const firstFrames = new Map<string, number>()
  call.subscribe(() => {
    const { remote } = call.getSnapshot()
    for (const participantId of new Set(remote.map((medium) => medium.participantId))) {
      const id = `of-${participantId}`
      const tracks = remote.filter((medium) => medium.participantId === participantId).map(({ track }) => track)
      const known = document.getElementById(id)
      const video = known instanceof HTMLVideoElement ? known : document.createElement("video")
      if (known !== video) {
        video.id = id
        video.autoplay = true
        video.playsInline = true
        document.body.append(video)
        video.requestVideoFrameCallback((nowMs) => firstFrames.set(participantId, nowMs))
      }
      const stream = video.srcObject instanceof MediaStream ? video.srcObject : undefined
      const shown = stream?.getTracks() ?? []
      if (shown.length !== tracks.length || tracks.some((track) => !shown.includes(track))) {
        video.srcObject = new MediaStream(tracks)
      }
    }
  })
  Object.assign(globalThis, { call, client, firstFrames })
  await call.prepare()
}

async function publishAll() {
  const { call } = globalThis as unknown as { call: CallMedia }
  const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
  const [voice, picture] = [media.getAudioTracks()[0], media.getVideoTracks()[0]]
  if (!voice || !picture) throw new Error("no devices")
  await Promise.all([call.publish("microphone", voice), call.publish("camera", picture)])
}

Object.assign(globalThis, { start, publishAll })
