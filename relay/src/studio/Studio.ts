import { ActiveSpeaker } from "./ActiveSpeaker.ts"
import { SAMPLE_RATE } from "./AudioDecoder.ts"
import { AUDIO_FRAME_SAMPLES, AudioEncoder } from "./AudioEncoder.ts"
import { AudioMixer } from "./AudioMixer.ts"
import { Canvas } from "./Canvas.ts"
import { InputSet } from "./InputSet.ts"
import type { FromStudio, Slate, StudioConfig, StudioStats } from "./messages.ts"
import { ProgramOutput } from "./ProgramOutput.ts"
import { Scene } from "./Scene.ts"
import { VIDEO_TIMESCALE, VideoEncoder } from "./VideoEncoder.ts"

const STATS_INTERVAL_MS = 1_000
/** Further behind than this the studio does not catch up but goes on from now; the packager marks the gap. */
const MAX_BACKLOG_MS = 1_000

/**
 * Mixes a room into one program: a picture and a sound, in step, from one clock that nobody's silence can stop.
 * Every tick draws what the bus allows at that moment on one canvas and feeds two encoders that are opened once.
 */
export class Studio {
  readonly inputs: InputSet
  readonly #config: StudioConfig
  readonly #emit: (message: FromStudio) => void
  readonly #canvas: Canvas
  readonly #scene: Scene
  readonly #mixer = new AudioMixer()
  readonly #speaker = new ActiveSpeaker()
  readonly #videoEncoder: VideoEncoder
  readonly #audioEncoder: AudioEncoder
  readonly #output: ProgramOutput
  /** performance.now() at the studio's zero. */
  readonly #startMs = performance.now()
  /** The studio's zero on the broadcast's timeline, in whole ms. */
  readonly #baseMs: number
  #slate: Slate = { title: "", subtitle: "" }
  #lastFrame = -1
  #nextKeyMs = 0
  #keyWanted = true
  #timer: NodeJS.Timeout | null = null
  #statsTimer: NodeJS.Timeout | null = null
  #closed = false
  #frames = 0
  #skipped = 0
  #worstLatenessMs = 0
  #ticks = 0
  #tickMs = 0
  #cpu = process.cpuUsage()
  #cpuAtMs = performance.now()

  private constructor(
    config: StudioConfig,
    emit: (message: FromStudio) => void,
    video: VideoEncoder,
    audio: AudioEncoder,
  ) {
    this.#config = config
    this.#emit = emit
    this.#videoEncoder = video
    this.#audioEncoder = audio
    this.#baseMs = Math.max(0, Date.now() - config.timelineOriginMs)
    this.#canvas = new Canvas(config.width, config.height)
    this.#scene = new Scene(this.#canvas)
    this.inputs = new InputSet((inputId) => emit({ type: "keyFrameRequest", inputId }))
    this.#output = new ProgramOutput(config.packagerSocketPath, this.#hello(), () => {
      this.#keyWanted = true
    })
    this.#statsTimer = setInterval(() => this.#report(), STATS_INTERVAL_MS)
    this.#tick()
  }

  static async open(config: StudioConfig, emit: (message: FromStudio) => void): Promise<Studio> {
    const [video, audio] = await Promise.all([VideoEncoder.open(config), AudioEncoder.open(config.audioBitrateBps)])
    return new Studio(config, emit, video, audio)
  }

  setSlate(slate: Slate): void {
    this.#slate = slate
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#statsTimer) clearInterval(this.#statsTimer)
    this.inputs.close()
    this.#scene.close()
    await this.#output.close()
    this.#videoEncoder.close()
    this.#audioEncoder.close()
    this.#canvas.close()
  }

  /** Lets what waits in the sockets in before the tick: after a stall it was there in time and must not count as late. */
  #wake(dueMs: number): void {
    this.inputs.stall.ms = Math.max(0, performance.now() - dueMs)
    setImmediate(() => this.#tick())
  }

  #tick(): void {
    if (this.#closed) return
    const beganMs = performance.now()
    const elapsedMs = beganMs - this.#startMs
    this.inputs.drain(beganMs)
    if (elapsedMs - this.#mixer.nextBlockEndMs > MAX_BACKLOG_MS) this.#mixer.skipTo(elapsedMs)
    while (this.#mixer.nextBlockEndMs <= elapsedMs) this.#mixBlock()
    const frameMs = 1000 / this.#config.framesPerSecond
    const frame = Math.floor(elapsedMs / frameMs)
    if (frame > this.#lastFrame) {
      this.#worstLatenessMs = Math.max(this.#worstLatenessMs, elapsedMs - frame * frameMs)
      this.#drawFrame(frame, frameMs)
    }
    this.#ticks += 1
    this.#tickMs += performance.now() - beganMs
    const nextMs = this.#startMs + (this.#lastFrame + 1) * frameMs
    this.inputs.stall.ms = performance.now() - beganMs
    this.#timer = setTimeout(() => this.#wake(nextMs), Math.max(0, nextMs - performance.now()))
  }

  #mixBlock(): void {
    const pts = this.#baseMs * (SAMPLE_RATE / 1000) + this.#mixer.blocks * AUDIO_FRAME_SAMPLES
    const nowMs = this.#startMs + this.#mixer.nextBlockMs
    const { left, right, levels } = this.#mixer.mix(this.inputs.voices(), nowMs)
    this.#speaker.update(levels, nowMs)
    this.#audioEncoder.encode(left, right, pts, (data, packetPts) => {
      // The priming frame before the first sample carries nothing.
      if (packetPts < this.#baseMs * (SAMPLE_RATE / 1000)) return
      this.#output.send({
        track: "audio",
        key: true,
        pts: packetPts,
        dts: packetPts,
        duration: AUDIO_FRAME_SAMPLES,
        data,
      })
    })
  }

  #drawFrame(frame: number, frameMs: number): void {
    this.#skipped += Math.max(0, frame - this.#lastFrame - 1)
    // The packager marks a gap this long as a break, and a new stretch must start with a key frame.
    if (frame - this.#lastFrame > this.#config.framesPerSecond) this.#keyWanted = true
    this.#lastFrame = frame
    this.#frames += 1
    const atMs = frame * frameMs
    const nowMs = this.#startMs + atMs
    this.#scene.draw(this.inputs.tiles(nowMs), this.#slate, this.#speaker.personId, new Date())
    const key = this.#keyWanted || atMs >= this.#nextKeyMs
    if (key) {
      this.#keyWanted = false
      const interval = this.#config.keyFrameIntervalMs
      while (this.#nextKeyMs <= atMs) this.#nextKeyMs += interval
    }
    const duration = VIDEO_TIMESCALE / this.#config.framesPerSecond
    const pts = this.#baseMs * (VIDEO_TIMESCALE / 1000) + frame * duration
    this.#videoEncoder.encode(this.#canvas.frame, pts, key, (data, isKey, packetPts, packetDts) => {
      this.#output.send({ track: "video", key: isKey, pts: packetPts, dts: packetDts, duration, data })
    })
  }

  #hello() {
    const { width, height, framesPerSecond, videoBitrateBps, audioBitrateBps, timelineOriginMs } = this.#config
    return {
      timelineOriginMs,
      video: {
        width,
        height,
        framesPerSecond,
        timescale: VIDEO_TIMESCALE,
        bitrateBps: videoBitrateBps,
        parameterSets: this.#videoEncoder.parameterSets.toString("base64"),
      },
      audio: {
        sampleRate: SAMPLE_RATE,
        channels: 2,
        bitrateBps: audioBitrateBps,
        audioSpecificConfig: this.#audioEncoder.audioSpecificConfig.toString("base64"),
      },
    }
  }

  #report(): void {
    const nowMs = performance.now()
    const cpu = process.cpuUsage(this.#cpu)
    const stats: StudioStats = {
      inputs: this.inputs.stats(nowMs),
      frames: this.#frames,
      skippedFrames: this.#skipped,
      worstTickLatenessMs: this.#worstLatenessMs,
      meanTickMs: this.#ticks === 0 ? 0 : this.#tickMs / this.#ticks,
      cpu: (cpu.user + cpu.system) / 1000 / (nowMs - this.#cpuAtMs),
      encodersOpened: VideoEncoder.opened + AudioEncoder.opened,
      activeSpeaker: this.#speaker.personId,
    }
    this.#cpu = process.cpuUsage()
    this.#cpuAtMs = nowMs
    this.#worstLatenessMs = 0
    this.#ticks = 0
    this.#tickMs = 0
    this.#emit({ type: "stats", stats })
  }
}
