import type { BrowserContext } from "playwright-core"
import { CLOCK_BITS, CLOCK_BOTTOM, CLOCK_TOP, FRAME_SHARE } from "./picture.ts"

export interface Likeness {
  /** Colour of the frame around the picture: what tells people apart. `[red, green, blue]`, 0–255. */
  readonly colour: readonly [number, number, number]
  /** Pitch of the voice. */
  readonly toneHz: number
}

/**
 * Gives every page of a context a camera and a microphone: a moving picture in the person's colour with the wall clock
 * burnt into it, and a steady tone. Everything behind `getUserMedia` is the browser's own: encoder, SRTP, ICE.
 */
export async function installCamera(context: BrowserContext, likeness: Likeness): Promise<void> {
  await context.addInitScript(replaceDevices, {
    likeness,
    layout: { bits: CLOCK_BITS, top: CLOCK_TOP, bottom: CLOCK_BOTTOM, frame: FRAME_SHARE },
    size: { width: 640, height: 360, fps: 15 },
  })
}

/** Runs in the page. */
function replaceDevices(options: {
  likeness: Likeness
  layout: { bits: number; top: number; bottom: number; frame: number }
  size: { width: number; height: number; fps: number }
}): void {
  if (navigator.mediaDevices === undefined) return
  const { likeness, layout, size } = options
  let picture: MediaStreamTrack | undefined
  let voice: MediaStreamTrack | undefined

  function startPicture(): MediaStreamTrack {
    const canvas = document.createElement("canvas")
    canvas.width = size.width
    canvas.height = size.height
    const pen = canvas.getContext("2d", { alpha: false }) as CanvasRenderingContext2D
    const frame = Math.round(size.height * layout.frame)
    const inner = { x: frame, width: size.width - 2 * frame, height: size.height - 2 * frame }
    const cell = inner.width / (layout.bits + 2)
    function draw(): void {
      const clockMs = Math.round(performance.timeOrigin + performance.now())
      pen.fillStyle = `rgb(${likeness.colour.join(" ")})`
      pen.fillRect(0, 0, size.width, size.height)
      pen.fillStyle = "#808080"
      pen.fillRect(frame, frame, inner.width, inner.height)
      // The clock: a white cell, a black cell, then the bits of the wall clock in milliseconds, most significant first.
      const top = frame + inner.height * layout.top
      const height = inner.height * (layout.bottom - layout.top)
      for (let index = 0; index < layout.bits + 2; index++) {
        const bit = index === 0 ? 1 : index === 1 ? 0 : Math.floor(clockMs / 2 ** (layout.bits + 1 - index)) % 2
        pen.fillStyle = bit === 1 ? "#fff" : "#000"
        pen.fillRect(Math.round(inner.x + index * cell), top, Math.ceil(cell), height)
      }
      // Something that moves, so that a frozen picture is told from a live one by eye as well.
      const angle = (clockMs / 2000) * 2 * Math.PI
      pen.fillStyle = `rgb(${likeness.colour.join(" ")})`
      pen.beginPath()
      pen.arc(size.width / 2 + Math.cos(angle) * 120, size.height * 0.68 + Math.sin(angle) * 40, 36, 0, 2 * Math.PI)
      pen.fill()
    }
    draw()
    setInterval(draw, 1000 / size.fps)
    return canvas.captureStream(size.fps).getVideoTracks()[0] as MediaStreamTrack
  }

  function startVoice(): MediaStreamTrack {
    const context = new AudioContext({ sampleRate: 48_000 })
    const oscillator = new OscillatorNode(context, { frequency: likeness.toneHz })
    const gain = new GainNode(context, { gain: 0.2 })
    const output = context.createMediaStreamDestination()
    oscillator.connect(gain).connect(output)
    oscillator.start()
    return output.stream.getAudioTracks()[0] as MediaStreamTrack
  }

  const devices: readonly MediaDeviceInfo[] = (["videoinput", "audioinput"] as const).map((kind) => {
    const device = { deviceId: `test-${kind}`, groupId: "test", kind, label: `Test ${kind}` }
    return { ...device, toJSON: () => device }
  })
  navigator.mediaDevices.enumerateDevices = async () => [...devices]
  navigator.mediaDevices.getUserMedia = async (constraints = {}) => {
    const tracks: MediaStreamTrack[] = []
    if (constraints.video) {
      if (picture === undefined || picture.readyState === "ended") picture = startPicture()
      tracks.push(picture.clone())
    }
    if (constraints.audio) {
      if (voice === undefined || voice.readyState === "ended") voice = startVoice()
      tracks.push(voice.clone())
    }
    return new MediaStream(tracks)
  }
}
