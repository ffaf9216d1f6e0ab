import "./player.css"
import type Hls from "hls.js"
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react"
import { LivePicture } from "./LivePicture.tsx"
import { PlayerControls } from "./PlayerControls.tsx"
import { slateWords } from "./slateWords.ts"
import { usePlayback } from "./usePlayback.ts"
import { useQuickResume } from "./useQuickResume.ts"

/** A picture that stands still, with nothing arriving, this long after the relay was heard again gets a fresh player. */
const RESTART_AFTER_MS = 5_000

export interface BroadcastPlayerProps {
  readonly title: string
  /** Absolute playlist address; null while the room is off air. */
  readonly src: string | null
  /** Whether the relay answered lately. */
  readonly relayHeard: boolean
  readonly viewers: number | undefined
  /** What the slate says below its headline while off air, e.g. when the next slot starts. */
  readonly offAirNote?: string | undefined
  /** `still`: a preview without controls. */
  readonly variant?: "full" | "still" | "embed"
  readonly children?: ReactNode
}

/** For how long the relay has been heard without a break, in milliseconds; 0 while it is not. */
function useHeardForMs(relayHeard: boolean): () => number {
  const since = useRef<number>(undefined)
  if (!relayHeard) since.current = undefined
  else since.current ??= performance.now()
  return () => (since.current === undefined ? 0 : performance.now() - since.current)
}

/** A room's broadcast with its controls. Comes back by itself when the room or the relay does. */
export function BroadcastPlayer(props: BroadcastPlayerProps) {
  const { title, src, relayHeard, viewers, offAirNote, variant = "full", children } = props
  const box = useRef<HTMLElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const hls = useRef<Hls>(null)
  const [attempt, setAttempt] = useState(0)
  const [muted, setMuted] = useState(true)
  const [soundOnly, setSoundOnly] = useState(false)
  /** Paused by the viewer, not by the network. */
  const [held, setHeld] = useState(false)
  const takeHls = useCallback((engine: Hls) => {
    hls.current = engine
  }, [])
  const playback = usePlayback(video, hls, `${src}/${attempt}`)
  useQuickResume(video, `${src}/${attempt}`)
  const heardForMs = useHeardForMs(relayHeard)
  const stuck = src !== null && !held && Math.min(playback.idleForMs, heardForMs()) > RESTART_AFTER_MS
  useEffect(() => {
    if (stuck) setAttempt((n) => n + 1)
  }, [stuck])

  const slate = slateWords({ onAir: src !== null, relayHeard, state: playback.state, soundOnly, held })
  return (
    <section
      ref={box}
      className="player gallery"
      data-variant={variant}
      data-testid="player"
      data-state={src === null ? "off-air" : held ? "paused" : playback.state}
      aria-label={`Broadcast: ${title}`}
    >
      <div className="player__picture">
        {src === null ? null : (
          <LivePicture key={`${src}/${attempt}`} src={src} muted={muted} title={title} video={video} onHls={takeHls} />
        )}
        {slate === undefined ? null : (
          <div className="player__slate" data-over={slate.over} role="status">
            <b>{slate.headline}</b>
            <span>{src === null ? (offAirNote ?? slate.note) : slate.note}</span>
          </div>
        )}
        <div className="player__top">
          <span className="tally" data-state={src === null ? "off" : "on"} data-testid="air-state">
            {src === null ? "Off air" : "On air"}
          </span>
          {viewers === undefined || src === null ? null : (
            <span className="glass-chip">{viewers === 1 ? "1 watching" : `${viewers} watching`}</span>
          )}
          {playback.secondsBehind === undefined || src === null || variant === "still" ? null : (
            <span className="glass-chip" title="Seconds between the room and this picture">
              <span>
                <span data-testid="seconds-behind">{playback.secondsBehind.toFixed(1)}</span> s behind
              </span>
            </span>
          )}
        </div>
        {children}
        {variant !== "still" && src !== null && muted && playback.state === "playing" ? (
          <button type="button" className="btn player__unmute" data-testid="unmute" onClick={() => setMuted(false)}>
            <span className="icon icon--volume" />
            Turn the sound on
          </button>
        ) : null}
      </div>
      {variant === "still" ? null : (
        <PlayerControls
          box={box}
          video={video}
          live={src !== null}
          held={held}
          onHeld={setHeld}
          muted={muted}
          onMuted={setMuted}
          soundOnly={soundOnly}
          onSoundOnly={setSoundOnly}
          title={title}
          wide={variant === "full"}
        />
      )}
    </section>
  )
}
