/**
 * What an account may do in a room, one bit each, in the order of the contracts' `Capability` library.
 * The chain answers with this bitmap; the relay turns it into permits; the app shows it.
 */
export const CAPABILITIES = [
  "JOIN", // be in the room and receive what is said
  "MICROPHONE", // send sound from a microphone
  "CAMERA", // send pictures from a camera
  "SCREEN", // share a screen, with its sound
  "CHAT", // write messages and data
  "CAPTION", // write captions
  "INGEST", // feed a finished programme in (WHIP, RTMP, SRT)
  "DIRECT", // choose layout, spotlight, lower thirds, slate
  "BROADCAST", // put the room on air by hand, where its policy allows that
  "RECORD", // start and stop recordings
  "MODERATE", // sign orders and floors
  "PROGRAMME", // propose slots
] as const

export type Capability = (typeof CAPABILITIES)[number]

/** A set of capabilities as the contracts encode it: bit `i` is `CAPABILITIES[i]`. */
export type CapabilitySet = number

/** Each as what somebody does, to put into sentences. */
export const CAPABILITY_WORDS: Readonly<Record<Capability, string>> = {
  JOIN: "joining",
  MICROPHONE: "using a microphone",
  CAMERA: "using a camera",
  SCREEN: "sharing a screen",
  CHAT: "writing in the chat",
  CAPTION: "writing captions",
  INGEST: "feeding a programme in",
  DIRECT: "directing",
  BROADCAST: "putting the room on air",
  RECORD: "recording",
  MODERATE: "moderating",
  PROGRAMME: "proposing slots",
}

/** The bit of one capability. */
export function capabilityBit(capability: Capability): CapabilitySet {
  return 1 << CAPABILITIES.indexOf(capability)
}

/** The bitmap of several capabilities. */
export function capabilitySet(...capabilities: readonly Capability[]): CapabilitySet {
  return capabilities.reduce((set, capability) => set | capabilityBit(capability), 0)
}

export function hasCapability(set: CapabilitySet, capability: Capability): boolean {
  return (set & capabilityBit(capability)) !== 0
}

/** The names in a bitmap, in bit order. Bits this version does not know are left out. */
export function capabilityNames(set: CapabilitySet): Capability[] {
  return CAPABILITIES.filter((capability) => hasCapability(set, capability))
}

/** Every capability this version knows. */
export const ALL_CAPABILITIES: CapabilitySet = (1 << CAPABILITIES.length) - 1
