import { hasCapability } from "@openair/protocol/capabilities"
import type { Explanation } from "@openair/protocol/http"
import { SOURCE_RULES, type Source } from "@openair/protocol/source"
import { useState } from "react"
import { refusalWords } from "../ballots/useVote.ts"
import type { LocalMedia } from "../greenroom/LocalMedia.ts"
import type { CallMedia } from "./media/CallMedia.ts"
import type { CallSnapshot } from "./media/CallSnapshot.ts"
import { shareScreen, stopSharing } from "./shareScreen.ts"

interface CallControlsProps {
  readonly call: CallMedia
  readonly snapshot: CallSnapshot
  readonly media: LocalMedia
  readonly consentOpen: boolean
  readonly onConsent: () => void
  readonly onBallot: () => void
  readonly onWhy: (explanation: Explanation) => void
  readonly onLeave: () => void
}

/** What one does oneself. A control the rules forbid stays in its place, dashed, and says why. */
export function CallControls(props: CallControlsProps) {
  const { call, snapshot, media, consentOpen, onConsent, onBallot, onWhy, onLeave } = props
  const [said, setSaid] = useState("")
  const { published } = snapshot
  const microphone = published.microphone
  const speaking = microphone?.status === "live" && !microphone.muted
  const filming = isSent(published.camera)
  const sharing = isSent(published.screen)

  async function attempt(act: () => Promise<void>) {
    setSaid("")
    try {
      await act()
    } catch (error) {
      setSaid(refusalWords(error))
    }
  }
  const toggleMicrophone = () =>
    attempt(async () => {
      if (microphone?.status === "live") return call.setMuted("microphone", !microphone.muted)
      const track = media.getSnapshot().microphone ?? (await media.open("microphone"))
      if (track === undefined) throw new Error(media.getSnapshot().problems.microphone)
      await call.publish("microphone", track)
    })
  const toggleCamera = () =>
    attempt(async () => {
      if (filming) {
        await call.unpublish("camera")
        return media.close("camera")
      }
      const track = media.getSnapshot().camera ?? (await media.open("camera"))
      if (track === undefined) throw new Error(media.getSnapshot().problems.camera)
      await call.publish("camera", track)
    })
  const toggleScreen = () => attempt(() => (sharing ? stopSharing(call) : shareScreen(call)))

  return (
    <nav className="room__bar" aria-label="Your controls">
      <Key
        source="microphone"
        snapshot={snapshot}
        onWhy={onWhy}
        on={speaking}
        icon={speaking ? "mic" : "mic-off"}
        name={speaking ? "Mute" : "Muted"}
        testId="toggle-microphone"
        onPress={toggleMicrophone}
      />
      <Key
        source="camera"
        snapshot={snapshot}
        onWhy={onWhy}
        on={filming}
        icon={filming ? "cam" : "cam-off"}
        name={filming ? "Camera" : "Camera off"}
        testId="toggle-camera"
        onPress={toggleCamera}
      />
      <Key
        source="screen"
        snapshot={snapshot}
        onWhy={onWhy}
        on={sharing}
        icon="screen"
        name={sharing ? "Stop sharing" : "Share"}
        testId="toggle-screen"
        onPress={toggleScreen}
      />
      <button type="button" className="key" aria-pressed={consentOpen} data-testid="show-consent" onClick={onConsent}>
        <span className="icon icon--eye" />
        Consent
      </button>
      <span className="room__said small" role="status">
        {said}
      </span>
      <button type="button" className="key" data-testid="call-ballot" onClick={onBallot}>
        <span className="icon icon--ballot" />
        Call a ballot
      </button>
      <button type="button" className="key" data-testid="leave" onClick={onLeave}>
        <span className="icon icon--leave" />
        Leave
      </button>
    </nav>
  )
}

interface KeyProps {
  readonly source: Source
  readonly snapshot: CallSnapshot
  readonly on: boolean
  readonly icon: string
  readonly name: string
  readonly testId: string
  readonly onPress: () => Promise<void>
  readonly onWhy: (explanation: Explanation) => void
}

/** One control. `data-state`: on, off, busy, or forbidden by the room's rules. */
function Key({ source, snapshot, on, icon, name, testId, onPress, onWhy }: KeyProps) {
  const { capability } = SOURCE_RULES[source]
  const permitted = hasCapability(snapshot.permits?.capabilities ?? 0, capability)
  const why = snapshot.permits?.explanations.find(
    (explanation) => explanation.capability === capability && !explanation.allowed,
  )
  const busy = snapshot.published[source]?.status === "publishing"
  const state = permitted ? (busy ? "busy" : on ? "on" : "off") : "forbidden"
  return (
    <button
      type="button"
      className="key"
      data-testid={testId}
      data-state={state}
      // Pressed looks filled: what is shut stands out, as on a desk.
      aria-pressed={permitted ? !on && source !== "screen" : undefined}
      aria-disabled={!permitted}
      title={permitted ? undefined : `${why?.rule ?? "The room’s rules do not allow it."} ${why?.howToQualify ?? ""}`}
      onClick={() => {
        if (permitted) void onPress()
        else if (why !== undefined) onWhy(why)
      }}
    >
      <span className={`icon icon--${icon}`} />
      {permitted ? name : why === undefined ? "Not now" : "Why?"}
    </button>
  )
}

function isSent(publication: CallSnapshot["published"]["camera"]): boolean {
  return publication?.status === "live" || publication?.status === "publishing"
}
