import type { Page } from "playwright-core"
import type { Likeness } from "./camera.ts"
import { CLOCK_BITS, CLOCK_BOTTOM, CLOCK_TOP, FRAME_SHARE } from "./picture.ts"

/** What a page shows of somebody's picture. */
export interface Sight {
  /** Share of the picture's area that carries the person's colour: 0 when they are not to be seen. */
  readonly share: number
  /** The wall clock burnt into the newest frame, Unix milliseconds modulo 2^32; undefined when it cannot be read. */
  readonly clockMs: number | undefined
  /** Unix milliseconds (of the same machine) at which the frame was read. */
  readonly readAtMs: number
}

/** Level of a tone against its surroundings, in decibels: > 20 is heard clearly, < 6 is not there. */
export interface Hearing {
  readonly aboveNoiseDb: number
}

/** A frame's colour share above which somebody counts as seen. Two tiles of a 2 × 1 grid show ~0.12 each. */
const SEEN_SHARE = 0.01
const HEARD_DB = 20
const GONE_DB = 6

export const isSeen = (sight: Sight): boolean => sight.share >= SEEN_SHARE
export const isHeard = (hearing: Hearing): boolean => hearing.aboveNoiseDb >= HEARD_DB
export const isGone = (hearing: Hearing): boolean => hearing.aboveNoiseDb < GONE_DB

/** Looks at the newest frame of the first `<video>` that matches. A missing element is an absent picture, not an error. */
export function look(page: Page, selector: string, likeness: Likeness): Promise<Sight> {
  return page.evaluate(readPicture, {
    selector,
    colour: [...likeness.colour],
    layout: { bits: CLOCK_BITS, top: CLOCK_TOP, bottom: CLOCK_BOTTOM, frame: FRAME_SHARE },
  })
}

/** Listens for `windowMs` to everything matched by the selector (elements with a stream or a source) together. */
export function listen(page: Page, selector: string, toneHz: number): Promise<Hearing> {
  return page.evaluate(measureTone, { selector, toneHz })
}

/** Runs in the page. */
function readPicture(options: {
  selector: string
  colour: number[]
  layout: { bits: number; top: number; bottom: number; frame: number }
}): Sight {
  const absent = (): Sight => ({ share: 0, clockMs: undefined, readAtMs: performance.timeOrigin + performance.now() })
  const video = document.querySelector<HTMLVideoElement>(options.selector)
  if (video === null || video.videoWidth === 0 || video.readyState < 2) return absent()
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
  const pen = canvas.getContext("2d", { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D
  pen.drawImage(video, 0, 0)
  const readAtMs = performance.timeOrigin + performance.now()
  const { width, height, data } = pen.getImageData(0, 0, canvas.width, canvas.height)
  const [red = 0, green = 0, blue = 0] = options.colour
  const isColour = (x: number, y: number): boolean => {
    const at = 4 * (y * width + x)
    const distance =
      Math.abs((data[at] ?? 0) - red) + Math.abs((data[at + 1] ?? 0) - green) + Math.abs((data[at + 2] ?? 0) - blue)
    return distance < 150
  }
  // The frame's bounding box, from rows and columns that carry a good run of the colour (single stray pixels do not count).
  let count = 0
  const columns = new Uint32Array(width)
  const rows = new Uint32Array(height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isColour(x, y)) continue
      count++
      columns[x] = (columns[x] ?? 0) + 1
      rows[y] = (rows[y] ?? 0) + 1
    }
  }
  const left = columns.findIndex((n) => n > height / 16)
  const right = columns.findLastIndex((n) => n > height / 16)
  const top = rows.findIndex((n) => n > width / 16)
  const bottom = rows.findLastIndex((n) => n > width / 16)
  const share = count / (width * height)
  if (left < 0 || top < 0 || right - left < 64 || bottom - top < 36) return { share, clockMs: undefined, readAtMs }
  const frame = (bottom - top) * options.layout.frame
  const inner = { x: left + frame, y: top + frame, width: right - left - 2 * frame, height: bottom - top - 2 * frame }
  const cell = inner.width / (options.layout.bits + 2)
  const y = Math.round(inner.y + inner.height * (options.layout.top + options.layout.bottom) * 0.5)
  const bits: number[] = []
  for (let index = 0; index < options.layout.bits + 2; index++) {
    const x = Math.round(inner.x + (index + 0.5) * cell)
    const at = 4 * (y * width + x)
    const light = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3
    // A cell in between black and white is a frame caught half way: no clock rather than a wrong one.
    if (light > 80 && light < 176) return { share, clockMs: undefined, readAtMs }
    bits.push(light >= 128 ? 1 : 0)
  }
  if (bits[0] !== 1 || bits[1] !== 0) return { share, clockMs: undefined, readAtMs }
  return { share, clockMs: bits.slice(2).reduce((value, bit) => value * 2 + bit, 0), readAtMs }
}

/** Runs in the page. */
async function measureTone(options: { selector: string; toneHz: number }): Promise<Hearing> {
  interface Ear {
    context: AudioContext
    analysers: Map<string, { stream: MediaStream; analyser: AnalyserNode }>
  }
  const holder = window as unknown as { openairTestEar?: Ear }
  holder.openairTestEar ??= { context: new AudioContext({ sampleRate: 48_000 }), analysers: new Map() }
  const ear = holder.openairTestEar
  await ear.context.resume()
  const FFT_SIZE = 16_384
  let fresh = false
  const analysers: AnalyserNode[] = []
  for (const element of document.querySelectorAll<HTMLMediaElement>(options.selector)) {
    const source = element.srcObject
    const played = source instanceof MediaStream ? source : capture(element)
    for (const track of played?.getAudioTracks() ?? []) {
      if (track.readyState === "ended") continue
      let entry = ear.analysers.get(track.id)
      if (entry === undefined) {
        const stream = new MediaStream([track])
        const analyser = new AnalyserNode(ear.context, { fftSize: FFT_SIZE, smoothingTimeConstant: 0 })
        ear.context.createMediaStreamSource(stream).connect(analyser)
        entry = { stream, analyser }
        ear.analysers.set(track.id, entry)
        fresh = true
      }
      analysers.push(entry.analyser)
    }
  }
  if (analysers.length === 0) return { aboveNoiseDb: 0 }
  // A fresh analyser holds zeros until its window has filled once.
  if (fresh) await elapsed(ear.context, (1.5 * FFT_SIZE) / ear.context.sampleRate)
  const binHz = ear.context.sampleRate / FFT_SIZE
  const spectrum = new Float32Array(FFT_SIZE / 2)
  const power = new Float64Array(FFT_SIZE / 2)
  for (const analyser of analysers) {
    analyser.getFloatFrequencyData(spectrum)
    spectrum.forEach((db, bin) => {
      power[bin] = (power[bin] ?? 0) + 10 ** (db / 10)
    })
  }
  const centre = Math.round(options.toneHz / binHz)
  const peak = Math.max(...power.subarray(centre - 3, centre + 4))
  // The surroundings: 20 … 60 bins away on both sides, clear of the window's skirt, by their median.
  const around = [...power.subarray(centre - 60, centre - 20), ...power.subarray(centre + 21, centre + 61)]
  const noise = around.sort((a, b) => a - b)[around.length >> 1] ?? 0
  // Digital silence has no noise floor: -120 dBFS stands for it, so that silence is 0 dB above itself.
  const floor = 1e-12
  return { aboveNoiseDb: 10 * Math.log10(Math.max(peak, floor) / Math.max(noise, floor)) }

  function capture(element: HTMLMediaElement & { openairTestCapture?: MediaStream }): MediaStream | undefined {
    if (element.readyState < 2) return undefined
    element.openairTestCapture ??= (element as unknown as { captureStream(): MediaStream }).captureStream()
    return element.openairTestCapture
  }

  function elapsed(context: AudioContext, seconds: number): Promise<void> {
    const until = context.currentTime + seconds
    return new Promise((resolve) => {
      const check = () => (context.currentTime >= until ? resolve() : setTimeout(check, 20))
      check()
    })
  }
}
