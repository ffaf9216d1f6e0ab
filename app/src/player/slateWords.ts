import type { Playback } from "./usePlayback.ts"

export interface Slate {
  readonly headline: string
  readonly note: string
  /** `picture`: a line over a picture that goes on; `all`: nothing else is to be seen. */
  readonly over: "picture" | "all"
}

/** What the player says instead of, or over, the picture. Undefined when the picture speaks for itself. */
export function slateWords(now: {
  readonly onAir: boolean
  readonly relayHeard: boolean
  readonly state: Playback["state"]
  readonly soundOnly: boolean
  readonly held: boolean
}): Slate | undefined {
  if (!now.relayHeard) {
    return {
      headline: "The relay does not answer",
      note: "Trying again by itself. Nothing to do here.",
      over: now.onAir && now.state === "playing" ? "picture" : "all",
    }
  }
  if (!now.onAir) return { headline: "Off air", note: "The picture starts here by itself.", over: "all" }
  if (now.held) return { headline: "Paused", note: "The room goes on. Back to live when you like.", over: "picture" }
  if (now.state === "starting") return { headline: "Tuning in", note: "Waiting for the first picture.", over: "all" }
  if (now.state === "waiting") {
    return { headline: "The picture stopped", note: "Waiting for the next one.", over: "picture" }
  }
  if (now.soundOnly) return { headline: "Sound only", note: "The picture is put away; the sound goes on.", over: "all" }
  return undefined
}
