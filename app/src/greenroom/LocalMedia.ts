/** What this browser films and hears, before anything of it is sent. */
export type LocalSource = "camera" | "microphone"

export interface LocalSnapshot {
  readonly camera: MediaStreamTrack | undefined
  readonly microphone: MediaStreamTrack | undefined
  readonly devices: readonly MediaDeviceInfo[]
  /** Why a device could not be used, in words. */
  readonly problems: Readonly<Partial<Record<LocalSource, string>>>
  /** Which sources are being opened at this moment. */
  readonly opening: readonly LocalSource[]
}

/** A picture good enough for the largest simulcast layer. */
const CAMERA: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }
const MICROPHONE: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
const CHOICES_KEY = "openair.devices"

/** Opens and closes camera and microphone, remembers which ones, and notices when they come and go. */
export class LocalMedia {
  private readonly listeners = new Set<() => void>()
  private readonly chosen: Partial<Record<LocalSource, string>> = readChoices()
  private snapshot: LocalSnapshot = {
    camera: undefined,
    microphone: undefined,
    devices: [],
    problems: {},
    opening: [],
  }

  constructor() {
    navigator.mediaDevices?.addEventListener("devicechange", this.listDevices)
  }

  readonly getSnapshot = (): LocalSnapshot => this.snapshot

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  chosenDevice(source: LocalSource): string | undefined {
    return this.chosen[source] ?? this.snapshot[source]?.getSettings().deviceId
  }

  /** Opens a device, or another one instead of the open one. Resolves with nothing when that is not possible. */
  async open(source: LocalSource, deviceId = this.chosen[source]): Promise<MediaStreamTrack | undefined> {
    this.update({ opening: [...this.snapshot.opening, source] })
    try {
      const track = await openTrack(source, deviceId)
      this.snapshot[source]?.stop()
      track.addEventListener("ended", () => {
        if (this.snapshot[source] === track) this.update({ [source]: undefined })
      })
      if (deviceId !== undefined) this.remember(source, deviceId)
      const { [source]: _, ...problems } = this.snapshot.problems
      this.update({ [source]: track, problems })
      await this.listDevices()
      return track
    } catch (error) {
      this.update({ problems: { ...this.snapshot.problems, [source]: problemWords(source, error) } })
      return undefined
    } finally {
      this.update({ opening: this.snapshot.opening.filter((one) => one !== source) })
    }
  }

  /** Closes a device; its lamp goes out. */
  close(source: LocalSource): void {
    this.snapshot[source]?.stop()
    this.update({ [source]: undefined })
  }

  dispose(): void {
    navigator.mediaDevices?.removeEventListener("devicechange", this.listDevices)
    this.close("camera")
    this.close("microphone")
  }

  private readonly listDevices = async (): Promise<void> => {
    const devices = await navigator.mediaDevices.enumerateDevices()
    this.update({ devices: devices.filter(({ deviceId }) => deviceId !== "") })
  }

  private remember(source: LocalSource, deviceId: string): void {
    this.chosen[source] = deviceId
    localStorage.setItem(CHOICES_KEY, JSON.stringify(this.chosen))
  }

  private update(change: Partial<LocalSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change }
    for (const listener of [...this.listeners]) listener()
  }
}

async function openTrack(source: LocalSource, deviceId: string | undefined): Promise<MediaStreamTrack> {
  if (navigator.mediaDevices === undefined) throw new DOMException("", "SecurityError")
  const wanted = source === "camera" ? CAMERA : MICROPHONE
  // "ideal": a device that is gone is replaced by another, not by an error.
  const constraints = deviceId === undefined ? wanted : { ...wanted, deviceId: { ideal: deviceId } }
  const stream = await navigator.mediaDevices.getUserMedia(
    source === "camera" ? { video: constraints } : { audio: constraints },
  )
  const [track] = stream.getTracks()
  if (track === undefined) throw new DOMException("", "NotFoundError")
  return track
}

function problemWords(source: LocalSource, error: unknown): string {
  const name = error instanceof DOMException ? error.name : ""
  if (name === "NotAllowedError")
    return `This browser may not use the ${source}. Allow it beside the address, then try again.`
  if (name === "NotFoundError") return `No ${source} was found. You can go in without.`
  if (name === "NotReadableError") return `Another program holds the ${source}. Close it there, then try again.`
  if (name === "SecurityError") return "Browsers give devices only to secure pages (https, or this machine itself)."
  return `The ${source} could not be opened.`
}

function readChoices(): Partial<Record<LocalSource, string>> {
  try {
    return JSON.parse(localStorage.getItem(CHOICES_KEY) ?? "{}") as Partial<Record<LocalSource, string>>
  } catch {
    return {}
  }
}
