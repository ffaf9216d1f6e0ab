import type { Capability } from "@openair/protocol/capabilities"

/** What each capability is for the person who has it: `You may …`. */
const DOING: Record<Capability, string> = {
  JOIN: "go in and listen",
  MICROPHONE: "speak",
  CAMERA: "turn your camera on",
  SCREEN: "share your screen",
  CHAT: "write in the chat",
  CAPTION: "write captions",
  INGEST: "feed a programme in",
  DIRECT: "direct the broadcast",
  BROADCAST: "put the room on air by hand",
  RECORD: "start recordings",
  MODERATE: "moderate",
  PROGRAMME: "propose slots",
}

/** `speak`, `share your screen`: to follow "may". Unknown names are shown as they are. */
export function doingWords(capability: string): string {
  return DOING[capability as Capability] ?? capability.toLowerCase()
}
