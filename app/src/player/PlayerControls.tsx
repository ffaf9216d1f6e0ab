import { type RefObject, useEffect, useState } from "react"

interface PlayerControlsProps {
  readonly box: RefObject<HTMLElement | null>
  readonly video: RefObject<HTMLVideoElement | null>
  readonly live: boolean
  readonly held: boolean
  readonly onHeld: (held: boolean) => void
  readonly muted: boolean
  readonly onMuted: (muted: boolean) => void
  readonly soundOnly: boolean
  readonly onSoundOnly: (soundOnly: boolean) => void
  readonly title: string
  readonly wide: boolean
}

/** The bar under the picture. Every control is a plain button, so the keyboard works as everywhere. */
export function PlayerControls(props: PlayerControlsProps) {
  const { box, video, live, held, onHeld, muted, onMuted, soundOnly, onSoundOnly, wide } = props
  const [volume, setVolume] = useState(1)
  useEffect(() => {
    if (video.current !== null && !muted) video.current.volume = volume
  })
  function pauseOrResume() {
    const element = video.current
    if (element === null) return
    onHeld(!held)
    if (!held) return element.pause()
    // Resuming a live picture means now, not where it was left.
    if (element.seekable.length > 0) element.currentTime = element.seekable.end(element.seekable.length - 1)
    void element.play()
  }
  function fillScreen() {
    if (document.fullscreenElement === null) void box.current?.requestFullscreen()
    else void document.exitFullscreen()
  }
  return (
    <fieldset className="player__bar" aria-label="Player controls">
      <button
        type="button"
        className="player__btn"
        aria-label={held ? "Back to live" : "Pause"}
        disabled={!live}
        onClick={pauseOrResume}
      >
        <span className={`icon icon--${held ? "play" : "pause"}`} />
        {held ? "Live" : null}
      </button>
      <button
        type="button"
        className="player__btn"
        aria-label={muted ? "Sound on" : "Sound off"}
        aria-pressed={muted}
        disabled={!live}
        onClick={() => onMuted(!muted)}
      >
        <span className={`icon icon--${muted ? "volume-off" : "volume"}`} />
      </button>
      <input
        className="player__volume"
        type="range"
        min="0"
        max="1"
        step="0.05"
        value={muted ? 0 : volume}
        aria-label="Volume"
        disabled={!live}
        onChange={(event) => {
          setVolume(event.target.valueAsNumber)
          onMuted(event.target.valueAsNumber === 0)
        }}
      />
      <span className="push" />
      <button
        type="button"
        className="player__btn"
        aria-pressed={soundOnly}
        disabled={!live}
        onClick={() => {
          onSoundOnly(!soundOnly)
          if (!soundOnly) onMuted(false)
        }}
      >
        <span className="icon icon--ear" />
        <span className={wide ? "" : "visually-hidden"}>Sound only</span>
      </button>
      <button type="button" className="player__btn" aria-label="Full screen" onClick={fillScreen}>
        <span className="icon icon--full" />
      </button>
    </fieldset>
  )
}
