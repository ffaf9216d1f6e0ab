import type { Capability } from "./capabilities.ts"
import type { Reach } from "./reach.ts"

/** Where a medium comes from, as the publishing client names it. Each source needs its own permit. */
export const SOURCES = ["microphone", "camera", "screen", "screenAudio"] as const
export type Source = (typeof SOURCES)[number]
export type MediaKind = "audio" | "video"

/** What each source is made of, which capability permits it, and which consent lets it go on air. */
export const SOURCE_RULES: Readonly<
  Record<Source, { kind: MediaKind; capability: Capability; liveReach: Reach; maxBitrateBps: number }>
> = {
  microphone: { kind: "audio", capability: "MICROPHONE", liveReach: "LIVE_AUDIO", maxBitrateBps: 128_000 },
  camera: { kind: "video", capability: "CAMERA", liveReach: "LIVE_VIDEO", maxBitrateBps: 2_500_000 },
  screen: { kind: "video", capability: "SCREEN", liveReach: "LIVE_VIDEO", maxBitrateBps: 4_000_000 },
  screenAudio: { kind: "audio", capability: "SCREEN", liveReach: "LIVE_AUDIO", maxBitrateBps: 192_000 },
}
