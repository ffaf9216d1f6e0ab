import { useEffect, useRef, useSyncExternalStore } from "react"
import type { LocalMedia, LocalSource } from "./LocalMedia.ts"
import { useLevel } from "./useLevel.ts"

/** How one looks and sounds before going in, and with which devices. */
export function Mirror({ media }: { media: LocalMedia }) {
  const { camera, microphone, devices, problems, opening } = useSyncExternalStore(media.subscribe, media.getSnapshot)
  const video = useRef<HTMLVideoElement>(null)
  const level = useLevel(microphone)
  useEffect(() => {
    void media.open("camera")
    void media.open("microphone")
  }, [media])
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = camera === undefined ? null : new MediaStream([camera])
  }, [camera])
  const toggle = (source: LocalSource, open: boolean) => (open ? media.close(source) : void media.open(source))
  return (
    <section className="stack" aria-labelledby="g-look">
      <h2 id="g-look" className="visually-hidden">
        How you look and sound
      </h2>
      <div className="mirror gallery">
        {camera === undefined ? (
          <div className="card-slate">
            <b>{opening.includes("camera") ? "Opening the camera" : "No picture"}</b>
            <small>{problems.camera ?? "The others will see your name."}</small>
          </div>
        ) : (
          <video ref={video} autoPlay muted playsInline aria-label="Your camera, mirrored" />
        )}
        <div className="player__top">
          <span className="glass-chip">Only you see this</span>
        </div>
        <div className="mirror__controls">
          <button
            type="button"
            className="btn"
            aria-pressed={microphone === undefined}
            data-testid="mirror-microphone"
            onClick={() => toggle("microphone", microphone !== undefined)}
          >
            <span className={`icon icon--${microphone === undefined ? "mic-off" : "mic"}`} />
            {microphone === undefined ? "Microphone is off" : "Mute"}
          </button>
          <button
            type="button"
            className="btn"
            aria-pressed={camera === undefined}
            data-testid="mirror-camera"
            onClick={() => toggle("camera", camera !== undefined)}
          >
            <span className={`icon icon--${camera === undefined ? "cam-off" : "cam"}`} />
            {camera === undefined ? "Camera is off" : "Camera off"}
          </button>
        </div>
      </div>
      <div className="devices">
        <DeviceChoice media={media} source="camera" kind="videoinput" devices={devices} label="Camera" />
        <DeviceChoice media={media} source="microphone" kind="audioinput" devices={devices} label="Microphone">
          <meter className="visually-hidden" aria-label="Microphone level" min={0} max={1} value={level} />
          <span className="level" style={{ "--v": level }} aria-hidden="true" />
          {problems.microphone === undefined ? null : <span className="tiny muted">{problems.microphone}</span>}
        </DeviceChoice>
      </div>
    </section>
  )
}

interface DeviceChoiceProps {
  readonly media: LocalMedia
  readonly source: LocalSource
  readonly kind: MediaDeviceKind
  readonly devices: readonly MediaDeviceInfo[]
  readonly label: string
  readonly children?: React.ReactNode
}

function DeviceChoice({ media, source, kind, devices, label, children }: DeviceChoiceProps) {
  const own = devices.filter((device) => device.kind === kind)
  return (
    <label className="field">
      <span>{label}</span>
      <select
        className="select"
        value={media.chosenDevice(source) ?? ""}
        disabled={own.length === 0}
        onChange={(event) => void media.open(source, event.target.value)}
      >
        {own.length === 0 ? <option value="">None to choose from</option> : null}
        {own.map((device, i) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label === "" ? `${label} ${i + 1}` : device.label}
          </option>
        ))}
      </select>
      {children}
    </label>
  )
}
