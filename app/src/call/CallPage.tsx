import "./call.css"
import { hasCapability } from "@openair/protocol/capabilities"
import { RelayError } from "@openair/protocol/client/RelayError"
import type { Explanation } from "@openair/protocol/http"
import type { ParticipantView } from "@openair/protocol/signalling"
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react"
import { Link } from "wouter"
import type { KnownRoom } from "../config/ConfigContext.ts"
import type { Entered } from "../greenroom/enterRoom.ts"
import type { LocalMedia } from "../greenroom/LocalMedia.ts"
import { PlainRefusal, RuleRefusal } from "../rights/Refusal.tsx"
import { CallBallotDialog } from "./CallBallotDialog.tsx"
import { CallControls } from "./CallControls.tsx"
import type { CallSnapshot } from "./media/CallSnapshot.ts"
import { FloorDialog } from "./moderation/FloorDialog.tsx"
import { OrderDialog } from "./moderation/OrderDialog.tsx"
import type { PersonActions } from "./moderation/personActions.ts"
import { OnAirBar } from "./OnAirBar.tsx"
import { PermitLost } from "./PermitLost.tsx"
import { SidePanel, type SideTab } from "./SidePanel.tsx"
import { Stage } from "./Stage.tsx"
import { WhyNot } from "./WhyNot.tsx"

interface CallPageProps {
  readonly room: KnownRoom
  readonly media: LocalMedia
  readonly entered: Entered
  readonly onLeft: () => void
}

/** What somebody is being asked in a dialog. */
type Asking =
  | { readonly for: "ballot"; readonly about: string | undefined }
  | { readonly for: "order"; readonly person: ParticipantView; readonly seconds: number }
  | { readonly for: "floor"; readonly person: ParticipantView }
  | { readonly for: "why"; readonly explanation: Explanation }

/** The call: stage, controls, and the sheet of people and ballots. */
export function CallPage({ room, media, entered: { client, call }, onLeft }: CallPageProps) {
  const snapshot = useSyncExternalStore(call.subscribe, call.getSnapshot)
  const [tab, setTab] = useState<SideTab>("people")
  const [asking, setAsking] = useState<Asking | undefined>()
  useEffect(() => {
    document.title = `${room.name}, in the call · Openair`
  }, [room.name])
  useEffect(() => {
    // Closing the page leaves the room at once, not when the connection times out.
    const leave = () => void call.leave()
    window.addEventListener("pagehide", leave)
    return () => window.removeEventListener("pagehide", leave)
  }, [call])
  const stopped = (["camera", "microphone"] as const)
    .filter((source) => snapshot.published[source]?.status === "stopped")
    .join()
  useEffect(() => {
    // What the room has closed need not be filmed or heard here either: the device's lamp goes out.
    if (stopped.includes("camera")) media.close("camera")
    if (stopped.includes("microphone")) media.close("microphone")
  }, [stopped, media])
  const leave = useCallback(async () => {
    await call.leave()
    onLeft()
  }, [call, onLeft])
  const moderates = hasCapability(snapshot.permits?.capabilities ?? 0, "MODERATE")
  const actions = useMemo<PersonActions>(
    () => ({
      moderates,
      onOrder: (person, seconds) => setAsking({ for: "order", person, seconds }),
      onFloor: (person) => setAsking({ for: "floor", person }),
      onBallot: (about) => setAsking({ for: "ballot", about }),
    }),
    [moderates],
  )
  const close = useCallback(() => setAsking(undefined), [])

  if (snapshot.status === "closed") return <Closed room={room} error={snapshot.error} onLeft={onLeft} />
  return (
    <main
      id="main"
      className="room gallery"
      data-air={snapshot.air?.onAir ? "on" : "off"}
      data-status={snapshot.status}
    >
      <OnAirBar room={room} air={snapshot.air} />
      <div className="room__stage">
        <Reconnecting status={snapshot.status} />
        <PermitLost room={room.name} permits={snapshot.permits} self={snapshot.self} measures={snapshot.measures} />
        <Stage snapshot={snapshot} actions={actions} />
      </div>
      <CallControls
        call={call}
        snapshot={snapshot}
        media={media}
        consentOpen={tab === "consent"}
        onConsent={() => setTab(tab === "consent" ? "people" : "consent")}
        onBallot={() => setAsking({ for: "ballot", about: undefined })}
        onWhy={(explanation) => setAsking({ for: "why", explanation })}
        onLeave={() => void leave()}
      />
      <SidePanel room={room} client={client} snapshot={snapshot} tab={tab} onTab={setTab} actions={actions} />
      {asking?.for === "ballot" ? (
        <CallBallotDialog room={room.id} people={snapshot.people} about={asking.about} onClose={close} />
      ) : null}
      {asking?.for === "order" ? (
        <OrderDialog room={room.id} client={client} person={asking.person} seconds={asking.seconds} onClose={close} />
      ) : null}
      {asking?.for === "floor" ? (
        <FloorDialog room={room.id} client={client} person={asking.person} onClose={close} />
      ) : null}
      {asking?.for === "why" ? (
        <WhyNot explanation={asking.explanation} capabilities={snapshot.permits?.capabilities ?? 0} onClose={close} />
      ) : null}
    </main>
  )
}

function Reconnecting({ status }: { status: CallSnapshot["status"] }) {
  return (
    <div role="status" aria-live="polite">
      {status === "reconnecting" || status === "joining" ? (
        <p className="lost" data-testid="reconnecting">
          <span className="icon icon--signal" />
          <span>
            <strong className="strong">The line to the relay is gone.</strong> You are brought back by itself, with what
            you had on. Nothing to do.
          </span>
        </p>
      ) : null}
    </div>
  )
}

function Closed({ room, error, onLeft }: { room: KnownRoom; error: Error | undefined; onLeft: () => void }) {
  return (
    <main id="main" className="page page--lone" data-testid="call-closed">
      <h1>You are outside</h1>
      {error instanceof RelayError && error.explanation !== undefined ? (
        <RuleRefusal explanation={error.explanation} />
      ) : error === undefined ? null : (
        <PlainRefusal
          message={error.message}
          remedy={error instanceof RelayError ? error.remedy : "Go in again, or watch from outside."}
        />
      )}
      <p className="row">
        <button type="button" className="btn btn--solid" onClick={onLeft}>
          To the green room
        </button>
        <Link className="btn" href={`/watch/${room.name}`}>
          Watch instead
        </Link>
      </p>
    </main>
  )
}
