import { hasReach, type Reach, type ReachSet } from "@openair/protocol/reach"

/** The four questions every speaker answers, in the order they build on each other. */
export const CONSENTS: readonly {
  readonly reach: Reach
  readonly id: string
  readonly icon: string
  readonly name: string
  readonly words: string
}[] = [
  {
    reach: "LIVE_VIDEO",
    id: "live-video",
    icon: "eye",
    name: "Live picture",
    words: "Viewers see your camera and your shared screen. If no, they see a card with your name.",
  },
  {
    reach: "LIVE_AUDIO",
    id: "live-audio",
    icon: "ear",
    name: "Live sound",
    words: "Viewers hear you. If no, you are silent on the broadcast and your words stay in the room.",
  },
  {
    reach: "RECORD",
    id: "record",
    icon: "tape",
    name: "Recording",
    words: "What you allowed above may be kept under seal. Nobody can play it until a vote opens it.",
  },
  {
    reach: "RELEASE",
    id: "release",
    icon: "globe",
    name: "Public release",
    words:
      "If a vote opens the recording, your part may be published for good. If no, you are cut from the released copy.",
  },
]

/** What the public will have of somebody, in one sentence. */
export function publicWords(reach: ReachSet): string {
  const seen = hasReach(reach, "LIVE_VIDEO")
  const heard = hasReach(reach, "LIVE_AUDIO")
  const live =
    seen && heard
      ? "When the room is on air, the public sees and hears you"
      : seen
        ? "When the room is on air, the public sees you and does not hear you"
        : heard
          ? "When the room is on air, the public hears you and sees a card with your name"
          : "You are off the record: nothing of you leaves the room"
  if (!hasReach(reach, "RECORD")) return `${live}. Nothing is kept.`
  return `${live}. It may be kept under seal${hasReach(reach, "RELEASE") ? ", and published if a vote opens it" : ", and is never published"}.`
}
